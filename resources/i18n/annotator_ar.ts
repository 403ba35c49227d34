<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
  <context>
    <name>annotator</name>
    <message>
      <source> ({index} of {count})</source>
      <translation> ({index} من {count})</translation>
    </message>
    <message>
      <source> by {name}</source>
      <translation> (بقرار {name})</translation>
    </message>
    <message numerus="yes">
      <source>%n agreed question(s) are not taken yet: {key} takes them.</source>
      <translation>
        <numerusform>لا شيء متفق عليه ينتظر: {key} يأخذه.</numerusform>
        <numerusform>مسألة متفق عليها لم تؤخذ بعد: {key} يأخذها.</numerusform>
        <numerusform>مسألتان متفق عليهما لم تؤخذا بعد: {key} يأخذهما.</numerusform>
        <numerusform>%n مسائل متفق عليها لم تؤخذ بعد: {key} يأخذها.</numerusform>
        <numerusform>%n مسألة متفقا عليها لم تؤخذ بعد: {key} يأخذها.</numerusform>
        <numerusform>%n مسألة متفق عليها لم تؤخذ بعد: {key} يأخذها.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotation set(s)</source>
      <translation>
        <numerusform>لا مجموعات وسوم</numerusform>
        <numerusform>مجموعة وسوم واحدة</numerusform>
        <numerusform>مجموعتا وسوم</numerusform>
        <numerusform>%n مجموعات وسوم</numerusform>
        <numerusform>%n مجموعة وسوم</numerusform>
        <numerusform>%n مجموعة وسوم</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotation set(s) are further on here</source>
      <translation>
        <numerusform>لا عمل هنا أحدث مما هناك</numerusform>
        <numerusform>عمل واحد هنا أحدث مما هناك</numerusform>
        <numerusform>عملان هنا أحدث مما هناك</numerusform>
        <numerusform>%n أعمال هنا أحدث مما هناك</numerusform>
        <numerusform>%n عملا هنا أحدث مما هناك</numerusform>
        <numerusform>%n عمل هنا أحدث مما هناك</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotator(s)</source>
      <translation>
        <numerusform>لا واسمين</numerusform>
        <numerusform>واسم واحد</numerusform>
        <numerusform>واسمان</numerusform>
        <numerusform>%n واسمين</numerusform>
        <numerusform>%n واسما</numerusform>
        <numerusform>%n واسم</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n article(s)</source>
      <translation>
        <numerusform>لا مقالات</numerusform>
        <numerusform>مقال واحد</numerusform>
        <numerusform>مقالان</numerusform>
        <numerusform>%n مقالات</numerusform>
        <numerusform>%n مقالا</numerusform>
        <numerusform>%n مقال</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n case(s)</source>
      <translation>
        <numerusform>لا حالات</numerusform>
        <numerusform>حالة واحدة</numerusform>
        <numerusform>حالتان</numerusform>
        <numerusform>%n حالات</numerusform>
        <numerusform>%n حالة</numerusform>
        <numerusform>%n حالة</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n continued</source>
      <translation>
        <numerusform>لم يُكمل شيء</numerusform>
        <numerusform>أُكمل عمل واحد</numerusform>
        <numerusform>أُكمل عملان</numerusform>
        <numerusform>أُكملت %n أعمال</numerusform>
        <numerusform>أُكمل %n عملا</numerusform>
        <numerusform>أُكمل %n عمل</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copy(ies) settled elsewhere are withdrawn here</source>
      <translation>
        <numerusform>لم تُسحب هنا أي نسخة حُسمت في مكان آخر</numerusform>
        <numerusform>تُسحب هنا نسخة حُسم أمرها في مكان آخر</numerusform>
        <numerusform>تُسحب هنا نسختان حُسم أمرهما في مكان آخر</numerusform>
        <numerusform>تُسحب هنا %n نسخ حُسم أمرها في مكان آخر</numerusform>
        <numerusform>تُسحب هنا %n نسخة حُسم أمرها في مكان آخر</numerusform>
        <numerusform>تُسحب هنا %n نسخة حُسم أمرها في مكان آخر</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copy(ies) settled.</source>
      <translation>
        <numerusform>لم يُحسم أمر أي نسخة.</numerusform>
        <numerusform>حُسم أمر نسخة واحدة.</numerusform>
        <numerusform>حُسم أمر نسختين.</numerusform>
        <numerusform>حُسم أمر %n نسخ.</numerusform>
        <numerusform>حُسم أمر %n نسخة.</numerusform>
        <numerusform>حُسم أمر %n نسخة.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n fault(s): what is red in the list cannot be kept.</source>
      <translation>
        <numerusform>لا أخطاء.</numerusform>
        <numerusform>خطأ واحد: لا يمكن حفظ ما هو أحمر في القائمة.</numerusform>
        <numerusform>خطآن: لا يمكن حفظ ما هو أحمر في القائمة.</numerusform>
        <numerusform>%n أخطاء: لا يمكن حفظ ما هو أحمر في القائمة.</numerusform>
        <numerusform>%n خطأ: لا يمكن حفظ ما هو أحمر في القائمة.</numerusform>
        <numerusform>%n خطأ: لا يمكن حفظ ما هو أحمر في القائمة.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n kept twice</source>
      <translation>
        <numerusform>لم يُحفظ شيء مرتين</numerusform>
        <numerusform>حُفظ عمل واحد مرتين</numerusform>
        <numerusform>حُفظ عملان مرتين</numerusform>
        <numerusform>حُفظت %n أعمال مرتين</numerusform>
        <numerusform>حُفظ %n عملا مرتين</numerusform>
        <numerusform>حُفظ %n عمل مرتين</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more problem(s)</source>
      <translation>
        <numerusform>لا مشكلات أخرى</numerusform>
        <numerusform>ومشكلة أخرى</numerusform>
        <numerusform>ومشكلتان أخريان</numerusform>
        <numerusform>و%n مشكلات أخرى</numerusform>
        <numerusform>و%n مشكلة أخرى</numerusform>
        <numerusform>و%n مشكلة أخرى</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new article(s)</source>
      <translation>
        <numerusform>لا مقالات جديدة</numerusform>
        <numerusform>مقال جديد واحد</numerusform>
        <numerusform>مقالان جديدان</numerusform>
        <numerusform>%n مقالات جديدة</numerusform>
        <numerusform>%n مقالا جديدا</numerusform>
        <numerusform>%n مقال جديد</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new referent(s)</source>
      <translation>
        <numerusform>لا أصحاب إحالة جدد</numerusform>
        <numerusform>صاحب إحالة جديد</numerusform>
        <numerusform>صاحبا إحالة جديدان</numerusform>
        <numerusform>%n أصحاب إحالة جدد</numerusform>
        <numerusform>%n صاحب إحالة جديدا</numerusform>
        <numerusform>%n صاحب إحالة جديد</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s)</source>
      <translation>
        <numerusform>لا مواضع</numerusform>
        <numerusform>موضع واحد</numerusform>
        <numerusform>موضعان</numerusform>
        <numerusform>%n مواضع</numerusform>
        <numerusform>%n موضعا</numerusform>
        <numerusform>%n موضع</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n problem(s)</source>
      <translation>
        <numerusform>لا مشكلات</numerusform>
        <numerusform>مشكلة واحدة</numerusform>
        <numerusform>مشكلتان</numerusform>
        <numerusform>%n مشكلات</numerusform>
        <numerusform>%n مشكلة</numerusform>
        <numerusform>%n مشكلة</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n question(s) are open; {key} goes to the next.</source>
      <translation>
        <numerusform>لا مسائل مفتوحة ينقلك إليها {key}.</numerusform>
        <numerusform>مسألة واحدة مفتوحة؛ {key} ينقلك إليها.</numerusform>
        <numerusform>مسألتان مفتوحتان؛ {key} ينقلك إلى التالية.</numerusform>
        <numerusform>%n مسائل مفتوحة؛ {key} ينقلك إلى التالية.</numerusform>
        <numerusform>%n مسألة مفتوحة؛ {key} ينقلك إلى التالية.</numerusform>
        <numerusform>%n مسألة مفتوحة؛ {key} ينقلك إلى التالية.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n refused</source>
      <translation>
        <numerusform>لم يُرفض شيء</numerusform>
        <numerusform>رُفض واحد</numerusform>
        <numerusform>رُفض اثنان</numerusform>
        <numerusform>رُفضت %n</numerusform>
        <numerusform>رُفض %n</numerusform>
        <numerusform>رُفض %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n relation(s)</source>
      <translation>
        <numerusform>لا روابط</numerusform>
        <numerusform>رابط واحد</numerusform>
        <numerusform>رابطان</numerusform>
        <numerusform>%n روابط</numerusform>
        <numerusform>%n رابطا</numerusform>
        <numerusform>%n رابط</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n relation(s) and attribute value(s) would not be known any more.</source>
      <translation>
        <numerusform>لا شيء من الروابط وقيم الخصائص يصير مجهولا.</numerusform>
        <numerusform>رابط واحد أو قيمة خاصية واحدة تصير مجهولة.</numerusform>
        <numerusform>اثنان من الروابط وقيم الخصائص يصيران مجهولين.</numerusform>
        <numerusform>%n من الروابط وقيم الخصائص تصير مجهولة.</numerusform>
        <numerusform>%n من الروابط وقيم الخصائص تصير مجهولة.</numerusform>
        <numerusform>%n من الروابط وقيم الخصائص تصير مجهولة.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n span(s)</source>
      <translation>
        <numerusform>لا مقاطع</numerusform>
        <numerusform>مقطع واحد</numerusform>
        <numerusform>مقطعان</numerusform>
        <numerusform>%n مقاطع</numerusform>
        <numerusform>%n مقطعا</numerusform>
        <numerusform>%n مقطع</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n span(s) go</source>
      <translation>
        <numerusform>لا يُحذف مقطع</numerusform>
        <numerusform>يُحذف مقطع واحد</numerusform>
        <numerusform>يُحذف مقطعان</numerusform>
        <numerusform>تُحذف %n مقاطع</numerusform>
        <numerusform>يُحذف %n مقطعا</numerusform>
        <numerusform>يُحذف %n مقطع</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n span(s) would be left without a label.</source>
      <translation>
        <numerusform>لا مقاطع تبقى بلا وسم.</numerusform>
        <numerusform>مقطع واحد يبقى بلا وسم.</numerusform>
        <numerusform>مقطعان يبقيان بلا وسم.</numerusform>
        <numerusform>%n مقاطع تبقى بلا وسم.</numerusform>
        <numerusform>%n مقطعا تبقى بلا وسم.</numerusform>
        <numerusform>%n مقطع تبقى بلا وسم.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n text(s) are here already under another id; both stay</source>
      <translation>
        <numerusform>لا نص هنا بمعرّف آخر</numerusform>
        <numerusform>نص واحد موجود هنا بمعرّف آخر؛ يبقى الاثنان</numerusform>
        <numerusform>نصان موجودان هنا بمعرّفين آخرين؛ يبقى الجميع</numerusform>
        <numerusform>%n نصوص موجودة هنا بمعرّفات أخرى؛ يبقى الجميع</numerusform>
        <numerusform>%n نصا موجودة هنا بمعرّفات أخرى؛ يبقى الجميع</numerusform>
        <numerusform>%n نص موجودة هنا بمعرّفات أخرى؛ يبقى الجميع</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n there already</source>
      <translation>
        <numerusform>لا شيء مكرر</numerusform>
        <numerusform>واحد موجود من قبل</numerusform>
        <numerusform>اثنان موجودان من قبل</numerusform>
        <numerusform>%n موجودة من قبل</numerusform>
        <numerusform>%n موجودة من قبل</numerusform>
        <numerusform>%n موجودة من قبل</numerusform>
      </translation>
    </message>
    <message>
      <source>, </source>
      <translation>، </translation>
    </message>
    <message>
      <source>1 word</source>
      <translation>كلمة واحدة</translation>
    </message>
    <message>
      <source>A backup is made first, and {undo} takes it back in your own articles.</source>
      <translation>تُحفظ نسخة احتياطية أولا، ويتراجع {undo} عنه في مقالاتك.</translation>
    </message>
    <message>
      <source>A direct quote has its marks inside.</source>
      <translation>علامتا التنصيص داخل القول المباشر.</translation>
    </message>
    <message>
      <source>A document needs an id.</source>
      <translation>لا بد لكل مستند من معرّف.</translation>
    </message>
    <message>
      <source>A label set has at most {most} characters.</source>
      <translation>لا تزيد مجموعة الوسوم على {most} حرف.</translation>
    </message>
    <message>
      <source>A label set with faults cannot be exported.</source>
      <translation>لا تُصدَّر مجموعة وسوم فيها أخطاء.</translation>
    </message>
    <message>
      <source>A line must be a JSON object.</source>
      <translation>ينبغي أن يكون كل سطر كائن JSON.</translation>
    </message>
    <message>
      <source>A long stretch between marks is not annotated.</source>
      <translation>كلام طويل بين علامتي تنصيص لم يوسم.</translation>
    </message>
    <message>
      <source>A person's work</source>
      <translation>عمل شخص</translation>
    </message>
    <message>
      <source>A program that reads and writes JSONL</source>
      <translation>برنامج يقرأ JSONL ويكتبه</translation>
    </message>
    <message>
      <source>A referent needs a name.</source>
      <translation>لا بد لصاحب الإحالة من اسم.</translation>
    </message>
    <message>
      <source>A relation cannot join a span to itself.</source>
      <translation>لا يصح أن يربط الرابط المقطع بنفسه.</translation>
    </message>
    <message>
      <source>A relation points to a span that is not there.</source>
      <translation>رابط يشير إلى مقطع غير موجود.</translation>
    </message>
    <message>
      <source>A report reads its sources twice, which standard input cannot be; save it to a file first.</source>
      <translation>يقرأ التقرير مصادره مرتين، ولا يُقرأ الدخل القياسي إلا مرة؛ احفظه في ملف أولا.</translation>
    </message>
    <message>
      <source>A segment is a pair of offsets.</source>
      <translation>الجزء زوج من المواضع: بداية ونهاية.</translation>
    </message>
    <message>
      <source>A span from {start} to {end} is empty or backwards.</source>
      <translation>المقطع من {start} إلى {end} فارغ أو معكوس.</translation>
    </message>
    <message>
      <source>A span needs at least one letter; delete it with {key} instead.</source>
      <translation>لا يقل المقطع عن حرف واحد؛ لحذفه اضغط {key}.</translation>
    </message>
    <message>
      <source>ABCDEFGHIJKLMNOPQRSTUVWXYZ</source>
      <translation>أبجدهوزحطيكلمنسعفصقرشتثخذضظغ</translation>
    </message>
    <message>
      <source>About Annotator</source>
      <translation>عن البرنامج</translation>
    </message>
    <message>
      <source>Accept</source>
      <translation>قبول</translation>
    </message>
    <message>
      <source>Accept suggestion</source>
      <translation>قبول الاقتراح</translation>
    </message>
    <message>
      <source>Accept the suggestion, or ask what is missing</source>
      <translation>قبول الاقتراح أو السؤال عما ينقص</translation>
    </message>
    <message>
      <source>Accepted: {what}</source>
      <translation>قُبل: {what}</translation>
    </message>
    <message>
      <source>Add a segment</source>
      <translation>إضافة جزء</translation>
    </message>
    <message>
      <source>Add alias</source>
      <translation>إضافة اسم آخر</translation>
    </message>
    <message>
      <source>Add as a segment</source>
      <translation>إضافته جزءا</translation>
    </message>
    <message>
      <source>Add one beside it (Insert); the arrow offers all kinds</source>
      <translation>إضافة واحد بجانبه (Insert)، والسهم يعرض كل الأنواع</translation>
    </message>
    <message>
      <source>Add segment</source>
      <translation>إضافة جزء</translation>
    </message>
    <message>
      <source>Addressee</source>
      <translation>المخاطَب</translation>
    </message>
    <message>
      <source>Adjudicate</source>
      <translation>الفصل في الخلافات</translation>
    </message>
    <message>
      <source>Adjudicate…</source>
      <translation>الفصل في الخلافات…</translation>
    </message>
    <message>
      <source>After accepting or rejecting a suggestion, go to the next one</source>
      <translation>الانتقال إلى الاقتراح التالي بعد قبول اقتراح أو رفضه</translation>
    </message>
    <message>
      <source>After the merge</source>
      <translation>بعد الدمج</translation>
    </message>
    <message>
      <source>Agreement</source>
      <translation>الاتفاق</translation>
    </message>
    <message>
      <source>Agreement needs two annotators or more; {names} is one. Name another source.</source>
      <translation>يُقاس الاتفاق بين واسمين أو أكثر، و{names} واحد فقط. أضف مصدرا آخر.</translation>
    </message>
    <message>
      <source>Agreement…</source>
      <translation>الاتفاق…</translation>
    </message>
    <message>
      <source>All</source>
      <translation>الكل</translation>
    </message>
    <message>
      <source>All articles</source>
      <translation>كل المقالات</translation>
    </message>
    <message>
      <source>All commands</source>
      <translation>كل الأوامر</translation>
    </message>
    <message>
      <source>All differences</source>
      <translation>كل الفروق</translation>
    </message>
    <message>
      <source>All errors</source>
      <translation>كل الأخطاء</translation>
    </message>
    <message>
      <source>All labels</source>
      <translation>كل الوسوم</translation>
    </message>
    <message>
      <source>All lengths</source>
      <translation>كل الأطوال</translation>
    </message>
    <message>
      <source>All speakers</source>
      <translation>كل القائلين</translation>
    </message>
    <message>
      <source>All that these projects hold is here already.</source>
      <translation>كل ما في هذه المشاريع موجود هنا.</translation>
    </message>
    <message>
      <source>All that {name} holds is here already.</source>
      <translation>كل ما في {name} موجود هنا.</translation>
    </message>
    <message>
      <source>All verbs</source>
      <translation>كل الأفعال</translation>
    </message>
    <message>
      <source>An annotator went on with an article on two machines, so a merge kept both. Once that is settled the copy is not listed any more, even if the other project is merged again. Nothing is lost: its history stays.</source>
      <translation>واصل أحد الواسمين العمل في مقال على جهازين، فأبقى الدمج العملين معا. متى حُسم الأمر لم تعد النسخة الأخرى تُذكر، ولو دُمج المشروع الآخر مرة ثانية. ولا يضيع شيء: سجلّها باقٍ.</translation>
    </message>
    <message>
      <source>An edge of this span is white space, a comma or an invisible mark.</source>
      <translation>في طرف هذا المقطع فراغ أو فاصلة أو علامة غير مرئية.</translation>
    </message>
    <message>
      <source>An implied speaker needs the verb that implies it as cue.</source>
      <translation>لا بد للقائل المستتر من فعل قول يدل عليه.</translation>
    </message>
    <message>
      <source>Annotate</source>
      <translation>الوسم</translation>
    </message>
    <message>
      <source>Annotation guidelines</source>
      <translation>دليل الوسم</translation>
    </message>
    <message>
      <source>Annotation sets</source>
      <translation>أعمال الواسمين</translation>
    </message>
    <message>
      <source>Annotator</source>
      <translation>الواسم</translation>
    </message>
    <message>
      <source>Annotator by annotator</source>
      <translation>كل واسم مع كل واسم</translation>
    </message>
    <message>
      <source>Annotator: {name}</source>
      <translation>الواسم: {name}</translation>
    </message>
    <message>
      <source>Annotators</source>
      <translation>الواسمون</translation>
    </message>
    <message>
      <source>Another file…</source>
      <translation>ملف آخر…</translation>
    </message>
    <message>
      <source>Another program is using {path}. Close it there and try again.</source>
      <translation>برنامج آخر يستعمل {path}. أغلقه هناك وحاول من جديد.</translation>
    </message>
    <message>
      <source>Any annotator</source>
      <translation>أي واسم</translation>
    </message>
    <message>
      <source>Any referent</source>
      <translation>أي صاحب إحالة</translation>
    </message>
    <message>
      <source>Article</source>
      <translation>المقال</translation>
    </message>
    <message>
      <source>Articles</source>
      <translation>المقالات</translation>
    </message>
    <message>
      <source>Articles and annotations (*.txt *.jsonl)</source>
      <translation>مقالات ووسوم (*.txt *.jsonl)</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>كلغة النظام</translation>
    </message>
    <message>
      <source>Assign referent</source>
      <translation>تعيين صاحب الإحالة</translation>
    </message>
    <message>
      <source>At {start}-{end} the text is “{found}”, not “{expected}”.</source>
      <translation>النص في {start}-{end} هو «{found}» لا «{expected}».</translation>
    </message>
    <message>
      <source>Attribute</source>
      <translation>خاصية</translation>
    </message>
    <message>
      <source>Attributes</source>
      <translation>الخصائص</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>رجوع</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
      <source>Begin</source>
      <translation>ابدأ</translation>
    </message>
    <message>
      <source>Begin with…</source>
      <translation>البدء من…</translation>
    </message>
    <message>
      <source>Beside the other</source>
      <translation>بالمقارنة</translation>
    </message>
    <message>
      <source>Between {left} and {right}</source>
      <translation>بين {left} و{right}</translation>
    </message>
    <message>
      <source>Blind: A and B instead of names, in mixed order</source>
      <translation>بلا أسماء: أ وب مكان الأسماء، بترتيب مخلوط</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>كلاهما</translation>
    </message>
    <message>
      <source>Both answers stand at the same place: take one of them, or make a new one.</source>
      <translation>الجوابان في الموضع نفسه: خذ أحدهما، أو أنشئ جديدا.</translation>
    </message>
    <message>
      <source>Both err</source>
      <translation>يخطئ كلاهما</translation>
    </message>
    <message>
      <source>Bring the copy back</source>
      <translation>أعد النسخة الأخرى</translation>
    </message>
    <message>
      <source>Broken since the run before</source>
      <translation>فسد بعد التشغيل السابق</translation>
    </message>
    <message>
      <source>Byte {place} is not UTF-8; save the file as UTF-8.</source>
      <translation>البايت {place} ليس من UTF-8؛ احفظ الملف بترميز UTF-8.</translation>
    </message>
    <message>
      <source>Byte {place} is not {encoding}; choose another encoding.</source>
      <translation>البايت {place} ليس من ترميز {encoding}؛ اختر ترميزا آخر.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>Case {index} of {count}. {key} goes back to the cases.</source>
      <translation>الحالة {index} من {count}. {key} يعيدك إلى الحالات.</translation>
    </message>
    <message>
      <source>Cases</source>
      <translation>الحالات</translation>
    </message>
    <message>
      <source>Change the annotator…</source>
      <translation>تغيير الواسم…</translation>
    </message>
    <message>
      <source>Choose at least two annotators.</source>
      <translation>اختر واسمين على الأقل.</translation>
    </message>
    <message>
      <source>Choose the speaker again</source>
      <translation>اختيار القائل من جديد</translation>
    </message>
    <message>
      <source>Choose two or more annotators to be compared.</source>
      <translation>اختر واسمين أو أكثر للمقارنة.</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>اختيار…</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>اللون</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>الألوان</translation>
    </message>
    <message>
      <source>Comes in</source>
      <translation>يُضاف</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>الأمر</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>مقارنة</translation>
    </message>
    <message>
      <source>Compare the two</source>
      <translation>قارن بينهما</translation>
    </message>
    <message>
      <source>Compared with</source>
      <translation>مقارنةً بـ</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>نسخ</translation>
    </message>
    <message>
      <source>Copy the figures</source>
      <translation>نسخ الأرقام</translation>
    </message>
    <message>
      <source>Copy the selected text</source>
      <translation>نسخ النص المحدد</translation>
    </message>
    <message>
      <source>Country</source>
      <translation>بلد</translation>
    </message>
    <message>
      <source>Cover</source>
      <translation>النصيب</translation>
    </message>
    <message>
      <source>Cue</source>
      <translation>فعل القول</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>داكن</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>حذف</translation>
    </message>
    <message>
      <source>Delete the span</source>
      <translation>حذف المقطع</translation>
    </message>
    <message>
      <source>Deleted: {text}</source>
      <translation>حُذف: {text}</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>الفرق</translation>
    </message>
    <message>
      <source>Differences</source>
      <translation>الفروق</translation>
    </message>
    <message>
      <source>Differences are settled article by article into a gold set; the work of the annotators stays as it is.</source>
      <translation>يُفصل في الخلافات مقالا مقالا وتُجمع في نسخة مرجعية؛ ويبقى عمل الواسمين كما هو.</translation>
    </message>
    <message>
      <source>Digits</source>
      <translation>الأرقام</translation>
    </message>
    <message>
      <source>Document note</source>
      <translation>ملاحظة على المقال</translation>
    </message>
    <message>
      <source>Document “{id}” has one text in {path} (sha256 {stored}) and another in {other} (sha256 {offered}); nothing was merged. Give one of them another id.</source>
      <translation>للمستند «{id}» نص في {path} (بصمته {stored}) ونص آخر في {other} (بصمته {offered})؛ لم يُدمج شيء. أعط أحدهما معرّفا آخر.</translation>
    </message>
    <message>
      <source>Document “{id}” is in the project with another text (sha256 {stored}, offered {offered}); give the new text another id.</source>
      <translation>المستند «{id}» في المشروع بنص آخر (بصمته {stored} وبصمة الجديد {offered})؛ أعط النص الجديد معرّفا آخر.</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>مكتمل</translation>
    </message>
    <message>
      <source>Done again: {act}</source>
      <translation>إعادة: {act}</translation>
    </message>
    <message>
      <source>Done, and the next article</source>
      <translation>اكتمل، وإلى المقال التالي</translation>
    </message>
    <message>
      <source>Done, next</source>
      <translation>اكتمل، التالي</translation>
    </message>
    <message>
      <source>Done. This was the last article of the list.</source>
      <translation>اكتمل. كان هذا آخر مقال في القائمة.</translation>
    </message>
    <message>
      <source>Down (Alt+↓)</source>
      <translation>إلى أسفل (Alt+↓)</translation>
    </message>
    <message>
      <source>Drop articles here (.txt or .jsonl, files or a whole folder), or choose them. They stay on this computer.</source>
      <translation>أفلت المقالات هنا (ملفات ‎.txt أو ‎.jsonl أو مجلدا كاملا)، أو اخترها. ولن تغادر هذا الحاسوب.</translation>
    </message>
    <message>
      <source>Each annotator's work is kept apart, in the same project.</source>
      <translation>يُحفظ عمل كل واسم على حدة في المشروع نفسه.</translation>
    </message>
    <message>
      <source>Each line belongs to the article with its id. What fits goes in under this name, in the place of what was there; what does not fit is listed.</source>
      <translation>كل سطر يخص المقال الذي يحمل معرّفه. يدخل ما يصلح بهذا الاسم ويحل محل ما كان قبله، ويُسرد ما لا يصلح.</translation>
    </message>
    <message>
      <source>Earlier runs</source>
      <translation>عمليات التشغيل السابقة</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>تحرير</translation>
    </message>
    <message>
      <source>Edit referent</source>
      <translation>تعديل صاحب الإحالة</translation>
    </message>
    <message>
      <source>Edit the referent</source>
      <translation>تعديل صاحب الإحالة</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>الترميز</translation>
    </message>
    <message>
      <source>End of the article</source>
      <translation>آخر المقال</translation>
    </message>
    <message>
      <source>End of the line</source>
      <translation>آخر السطر</translation>
    </message>
    <message>
      <source>End one letter to the left</source>
      <translation>النهاية حرفا إلى اليسار</translation>
    </message>
    <message>
      <source>End one letter to the right</source>
      <translation>النهاية حرفا إلى اليمين</translation>
    </message>
    <message>
      <source>End one word back</source>
      <translation>النهاية كلمة إلى الوراء</translation>
    </message>
    <message>
      <source>End one word further</source>
      <translation>النهاية كلمة إلى الأمام</translation>
    </message>
    <message>
      <source>End the adjudication</source>
      <translation>إنهاء الفصل في الخلافات</translation>
    </message>
    <message>
      <source>Ended with an error</source>
      <translation>انتهى بخطأ</translation>
    </message>
    <message>
      <source>Enter takes the ticked ones · Space ticks · A all or none · Esc none</source>
      <translation>‏Enter يأخذ المختار · المسافة تختار · A الكل أو لا شيء · Esc لا شيء</translation>
    </message>
    <message>
      <source>Entity</source>
      <translation>كيان</translation>
    </message>
    <message>
      <source>Entity: 1 to 9</source>
      <translation>كيان: من 1 إلى 9</translation>
    </message>
    <message>
      <source>Errors of an extractor</source>
      <translation>أخطاء مستخرِج</translation>
    </message>
    <message>
      <source>Errors of an extractor…</source>
      <translation>أخطاء مستخرِج…</translation>
    </message>
    <message>
      <source>Errors of this run</source>
      <translation>أخطاء هذا التشغيل</translation>
    </message>
    <message>
      <source>Errors of {name}</source>
      <translation>أخطاء {name}</translation>
    </message>
    <message>
      <source>Event</source>
      <translation>حدث</translation>
    </message>
    <message>
      <source>Every act is saved at once and can be undone.</source>
      <translation>وكل عمل يُحفظ في الحال ويمكن التراجع عنه.</translation>
    </message>
    <message>
      <source>Everything about the span</source>
      <translation>كل ما يخص المقطع</translation>
    </message>
    <message>
      <source>Everything is settled here. {key}: done, and the next article with differences.</source>
      <translation>فُصل في كل شيء هنا. {key}: اكتمل، ثم المقال التالي الذي فيه خلاف.</translation>
    </message>
    <message>
      <source>Everywhere else</source>
      <translation>سائر المواضع</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>أمثلة</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>تصدير</translation>
    </message>
    <message numerus="yes">
      <source>Exported %n line(s).</source>
      <translation>
        <numerusform>لم يُصدَّر أي سطر.</numerusform>
        <numerusform>صُدِّر سطر واحد.</numerusform>
        <numerusform>صُدِّر سطران.</numerusform>
        <numerusform>صُدِّرت %n أسطر.</numerusform>
        <numerusform>صُدِّر %n سطرا.</numerusform>
        <numerusform>صُدِّر %n سطر.</numerusform>
      </translation>
    </message>
    <message>
      <source>Exporting…</source>
      <translation>جارٍ التصدير…</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>تصدير…</translation>
    </message>
    <message>
      <source>Extractor</source>
      <translation>المستخرِج</translation>
    </message>
    <message>
      <source>F1 before</source>
      <translation>F1 السابق</translation>
    </message>
    <message>
      <source>F1 exact</source>
      <translation>F1 مطابق</translation>
    </message>
    <message>
      <source>F1 less the F1 of the other; p says how often chance alone would part them as far.</source>
      <translation>‏F1 مطروحًا منه F1 الآخر؛ و‎p‎ نسبة ما تباعد المصادفة وحدها بينهما هذا البعد.</translation>
    </message>
    <message>
      <source>F1 no marks</source>
      <translation>F1 مجردا</translation>
    </message>
    <message>
      <source>F1 of {name}</source>
      <translation>F1 ‏{name}</translation>
    </message>
    <message>
      <source>F1 overlap</source>
      <translation>F1 متداخل</translation>
    </message>
    <message>
      <source>F1, overlap</source>
      <translation>F1 بالتداخل</translation>
    </message>
    <message>
      <source>Fewer than two of them have worked on this article. {key} goes to the next one with differences.</source>
      <translation>لم يعمل في هذا المقال اثنان منهم. {key} ينقلك إلى المقال التالي الذي فيه خلاف.</translation>
    </message>
    <message>
      <source>File</source>
      <translation>ملف</translation>
    </message>
    <message>
      <source>File exists</source>
      <translation>الملف موجود من قبل</translation>
    </message>
    <message>
      <source>File name too long</source>
      <translation>اسم الملف أطول مما يُقبل</translation>
    </message>
    <message>
      <source>Filter by title</source>
      <translation>تصفية بالعنوان</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>بحث</translation>
    </message>
    <message>
      <source>Find in this article</source>
      <translation>بحث في هذا المقال</translation>
    </message>
    <message>
      <source>Finished articles only</source>
      <translation>المقالات المنجزة فقط</translation>
    </message>
    <message>
      <source>Fixed since the run before</source>
      <translation>صلح بعد التشغيل السابق</translation>
    </message>
    <message>
      <source>Flag</source>
      <translation>راية</translation>
    </message>
    <message>
      <source>Flag: look at it again</source>
      <translation>راية: للمراجعة</translation>
    </message>
    <message>
      <source>Flagged, to be looked at again</source>
      <translation>رُفعت الراية: للمراجعة</translation>
    </message>
    <message>
      <source>For all of them</source>
      <translation>لها جميعا</translation>
    </message>
    <message>
      <source>From</source>
      <translation>من</translation>
    </message>
    <message>
      <source>From a file…</source>
      <translation>من ملف…</translation>
    </message>
    <message>
      <source>G tags them as “{label}”</source>
      <translation>‏G تسمها «{label}»</translation>
    </message>
    <message>
      <source>Gave no answer</source>
      <translation>لم يُجب</translation>
    </message>
    <message>
      <source>Give a new cue its kind: verb, participle, noun or preposition</source>
      <translation>تصنيف كل فعل قول جديد: فعل أو اسم فاعل أو اسم أو حرف جر</translation>
    </message>
    <message>
      <source>Give a tagged name its referent when the project knows just one of that name</source>
      <translation>ربط الاسم الموسوم بصاحبه إذا لم يكن في المشروع بهذا الاسم غيره</translation>
    </message>
    <message>
      <source>Go</source>
      <translation>انتقال</translation>
    </message>
    <message>
      <source>Go back to a backup</source>
      <translation>العودة إلى نسخة احتياطية</translation>
    </message>
    <message>
      <source>Go back to a backup of {name}</source>
      <translation>العودة إلى نسخة احتياطية من {name}</translation>
    </message>
    <message>
      <source>Go back to a backup…</source>
      <translation>العودة إلى نسخة احتياطية…</translation>
    </message>
    <message>
      <source>Go back to it</source>
      <translation>العودة إليها</translation>
    </message>
    <message>
      <source>Go on editing</source>
      <translation>متابعة التحرير</translation>
    </message>
    <message>
      <source>Goes on</source>
      <translation>يُكمَل</translation>
    </message>
    <message>
      <source>Gold</source>
      <translation>المرجع</translation>
    </message>
    <message>
      <source>Gold and prediction say the same here.</source>
      <translation>المرجع والتوقّع متفقان هنا.</translation>
    </message>
    <message>
      <source>Gold set</source>
      <translation>النسخة المرجعية</translation>
    </message>
    <message>
      <source>Gold: settled</source>
      <translation>مرجعي: متفق عليه</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>جماعة</translation>
    </message>
    <message>
      <source>Guideline in Arabic</source>
      <translation>التعريف بالعربية</translation>
    </message>
    <message>
      <source>Guideline in English</source>
      <translation>التعريف بالإنجليزية</translation>
    </message>
    <message>
      <source>Guidelines</source>
      <translation>الدليل</translation>
    </message>
    <message>
      <source>Hardly to be seen in these colours: {themes}</source>
      <translation>لا يكاد يُرى في هذه الألوان: {themes}</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>مساعدة</translation>
    </message>
    <message>
      <source>Hide the names</source>
      <translation>إخفاء الأسماء</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>تباين عال</translation>
    </message>
    <message>
      <source>How the span looks</source>
      <translation>شكل المقطع</translation>
    </message>
    <message>
      <source>I know this program and trust it</source>
      <translation>أعرف هذا البرنامج وأثق به</translation>
    </message>
    <message>
      <source>I missed it</source>
      <translation>فاتني</translation>
    </message>
    <message>
      <source>Id in files</source>
      <translation>المعرّف في الملفات</translation>
    </message>
    <message>
      <source>If the gold is wrong here, G takes the prediction into it.</source>
      <translation>إن كان المرجع هو المخطئ هنا، فالمفتاح G يأخذ إليه التوقّع.</translation>
    </message>
    <message>
      <source>If the gold is wrong here, G takes this span out of it.</source>
      <translation>إن كان المرجع هو المخطئ هنا، فالمفتاح G يحذف منه هذا المقطع.</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>استيراد</translation>
    </message>
    <message>
      <source>Import a folder</source>
      <translation>استيراد مجلد</translation>
    </message>
    <message>
      <source>Import a folder…</source>
      <translation>استيراد مجلد…</translation>
    </message>
    <message>
      <source>Import articles</source>
      <translation>استيراد مقالات</translation>
    </message>
    <message>
      <source>Import articles…</source>
      <translation>استيراد مقالات…</translation>
    </message>
    <message>
      <source>Importing…</source>
      <translation>جارٍ الاستيراد…</translation>
    </message>
    <message>
      <source>In both runs</source>
      <translation>في التشغيلين</translation>
    </message>
    <message>
      <source>In the gold alone.</source>
      <translation>في المرجع وحده.</translation>
    </message>
    <message>
      <source>In the prediction alone.</source>
      <translation>في التوقّع وحده.</translation>
    </message>
    <message>
      <source>Input/output error</source>
      <translation>خطأ في القراءة من القرص أو الكتابة عليه</translation>
    </message>
    <message>
      <source>Is a directory</source>
      <translation>هذا مجلد لا ملف</translation>
    </message>
    <message>
      <source>Is this a quote? So few words between marks are mostly a title or a term.</source>
      <translation>أهذا قول؟ الكلمات القليلة بين علامتين عنوان أو مصطلح في الغالب.</translation>
    </message>
    <message>
      <source>It had answered {answered} of {asked} articles; the first without an answer is “{id}”.</source>
      <translation>المقالات التي أجاب عنها: {answered} من {asked}، وأول مقال بلا جواب «{id}».</translation>
    </message>
    <message>
      <source>It is a whole word without a clitic.</source>
      <translation>هذه كلمة كاملة لا يسبقها حرف متصل.</translation>
    </message>
    <message>
      <source>Its last words: {words}</source>
      <translation>آخر ما قاله: {words}</translation>
    </message>
    <message>
      <source>Join the segments</source>
      <translation>وصل الأجزاء</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>حفظ</translation>
    </message>
    <message>
      <source>Keep this project's label set</source>
      <translation>الإبقاء على مجموعة وسوم هذا المشروع</translation>
    </message>
    <message>
      <source>Keep what is here, take nothing from the copy</source>
      <translation>أبقِ ما هنا ولا تأخذ من النسخة الأخرى شيئا</translation>
    </message>
    <message>
      <source>Kept twice</source>
      <translation>يُحفظ مرتين</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>المفتاح</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>المفاتيح</translation>
    </message>
    <message>
      <source>Keys can be changed in {file}.</source>
      <translation>يمكن تغيير المفاتيح في {file}.</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>النوع</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>الوسم</translation>
    </message>
    <message>
      <source>Label set</source>
      <translation>مجموعة الوسوم</translation>
    </message>
    <message>
      <source>Label sets (*.toml)</source>
      <translation>مجموعات الوسوم (*.toml)</translation>
    </message>
    <message>
      <source>Label set…</source>
      <translation>مجموعة الوسوم…</translation>
    </message>
    <message>
      <source>Label, referent, attributes, note and relations of the span at the caret.</source>
      <translation>وسم المقطع عند المؤشر وصاحبه وخصائصه وملاحظته وروابطه.</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>الوسوم</translation>
    </message>
    <message>
      <source>Labels are being renamed; wait a moment.</source>
      <translation>يجري تغيير معرّفات الوسوم؛ انتظر لحظة.</translation>
    </message>
    <message>
      <source>Language of the interface</source>
      <translation>لغة الواجهة</translation>
    </message>
    <message>
      <source>Larger text</source>
      <translation>تكبير النص</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>طبقة</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>الطبقات</translation>
    </message>
    <message numerus="yes">
      <source>Leave out the scraper's last line (%n file(s))</source>
      <translation>
        <numerusform>حذف السطر الأخير الذي تركته أداة الجمع</numerusform>
        <numerusform>حذف السطر الأخير الذي تركته أداة الجمع (ملف واحد)</numerusform>
        <numerusform>حذف السطر الأخير الذي تركته أداة الجمع (ملفان)</numerusform>
        <numerusform>حذف السطر الأخير الذي تركته أداة الجمع (%n ملفات)</numerusform>
        <numerusform>حذف السطر الأخير الذي تركته أداة الجمع (%n ملفا)</numerusform>
        <numerusform>حذف السطر الأخير الذي تركته أداة الجمع (%n ملف)</numerusform>
      </translation>
    </message>
    <message>
      <source>Leave the selection</source>
      <translation>ترك التحديد</translation>
    </message>
    <message>
      <source>Leave this file out</source>
      <translation>ترك هذا الملف</translation>
    </message>
    <message>
      <source>Leave unattributed</source>
      <translation>تركه بلا قائل</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>الطول</translation>
    </message>
    <message>
      <source>Let go</source>
      <translation>ترك</translation>
    </message>
    <message>
      <source>Letter to the left</source>
      <translation>حرف إلى اليسار</translation>
    </message>
    <message>
      <source>Letter to the right</source>
      <translation>حرف إلى اليمين</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>فاتح</translation>
    </message>
    <message>
      <source>Line down</source>
      <translation>سطر إلى أسفل</translation>
    </message>
    <message>
      <source>Line up</source>
      <translation>سطر إلى أعلى</translation>
    </message>
    <message>
      <source>Line {line} of the label set, “{name}”: {reason}.</source>
      <translation>السطر {line} من مجموعة الوسوم، «{name}»: {reason}.</translation>
    </message>
    <message>
      <source>Link</source>
      <translation>ربط</translation>
    </message>
    <message>
      <source>Link addressee</source>
      <translation>ربط المخاطَب</translation>
    </message>
    <message>
      <source>Link cue</source>
      <translation>ربط فعل القول</translation>
    </message>
    <message>
      <source>Link speaker</source>
      <translation>ربط القائل</translation>
    </message>
    <message>
      <source>Link via</source>
      <translation>ربط الناقل</translation>
    </message>
    <message>
      <source>Links</source>
      <translation>الروابط</translation>
    </message>
    <message>
      <source>Looking at the files…</source>
      <translation>جارٍ فحص الملفات…</translation>
    </message>
    <message>
      <source>Looking at the projects…</source>
      <translation>تُفحص المشاريع…</translation>
    </message>
    <message>
      <source>Looking at what is kept twice…</source>
      <translation>جارٍ النظر فيما حُفظ مرتين…</translation>
    </message>
    <message>
      <source>Looking for differences…</source>
      <translation>يُبحث عن الخلافات…</translation>
    </message>
    <message>
      <source>Looking into it…</source>
      <translation>يجري فحصها…</translation>
    </message>
    <message>
      <source>Make a new one</source>
      <translation>إنشاء جديد</translation>
    </message>
    <message>
      <source>Make it in the article with the usual keys, then press {accept} or {next}.</source>
      <translation>أنشئه في المقال بالمفاتيح المعتادة، ثم اضغط {accept} أو {next}.</translation>
    </message>
    <message>
      <source>Makes a referent of kind</source>
      <translation>نوع صاحب الإحالة</translation>
    </message>
    <message>
      <source>Marks in or out</source>
      <translation>علامتا التنصيص داخلا أو خارجا</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>المقياس</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>دمج</translation>
    </message>
    <message numerus="yes">
      <source>Merge %n project(s) into this one?</source>
      <translation>
        <numerusform>أتُدمج المشاريع في هذا المشروع؟</numerusform>
        <numerusform>أيُدمج المشروع في هذا المشروع؟</numerusform>
        <numerusform>أيُدمج المشروعان في هذا المشروع؟</numerusform>
        <numerusform>أتُدمج %n مشاريع في هذا المشروع؟</numerusform>
        <numerusform>أيُدمج %n مشروعا في هذا المشروع؟</numerusform>
        <numerusform>أيُدمج %n مشروع في هذا المشروع؟</numerusform>
      </translation>
    </message>
    <message>
      <source>Merge another project</source>
      <translation>دمج مشروع آخر</translation>
    </message>
    <message>
      <source>Merge another project…</source>
      <translation>دمج مشروع آخر…</translation>
    </message>
    <message>
      <source>Merge projects</source>
      <translation>دمج المشاريع</translation>
    </message>
    <message>
      <source>Merge referents</source>
      <translation>دمج صاحبَي إحالة</translation>
    </message>
    <message>
      <source>Merge {name} into this project?</source>
      <translation>أيُدمج {name} في هذا المشروع؟</translation>
    </message>
    <message>
      <source>Merged</source>
      <translation>مدمج</translation>
    </message>
    <message>
      <source>Merging would remove {removed} of the {of} spans that {annotator} has in “{id}”, more than a tenth; nothing was merged. Merge again and say that removals are allowed.</source>
      <translation>سيحذف الدمج من مقاطع {annotator} في «{id}» {removed} من {of}، أي أكثر من العُشر؛ لم يُدمج شيء. أعد الدمج واسمح بالحذف.</translation>
    </message>
    <message>
      <source>Merging…</source>
      <translation>يجري الدمج…</translation>
    </message>
    <message>
      <source>Missed</source>
      <translation>فائت</translation>
    </message>
    <message>
      <source>More than a tenth would be removed</source>
      <translation>سيُحذف أكثر من العُشر</translation>
    </message>
    <message>
      <source>Move marks</source>
      <translation>نقل علامتي التنصيص</translation>
    </message>
    <message>
      <source>Move the end</source>
      <translation>تحريك النهاية</translation>
    </message>
    <message>
      <source>My answer</source>
      <translation>جوابي</translation>
    </message>
    <message>
      <source>My work against the gold</source>
      <translation>عملي أمام المرجع</translation>
    </message>
    <message>
      <source>My work against the gold…</source>
      <translation>عملي أمام المرجع…</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>الاسم</translation>
    </message>
    <message>
      <source>Name in Arabic</source>
      <translation>الاسم بالعربية</translation>
    </message>
    <message>
      <source>Name in English</source>
      <translation>الاسم بالإنجليزية</translation>
    </message>
    <message>
      <source>Names: a key for each label</source>
      <translation>الأسماء: مفتاح لكل وسم</translation>
    </message>
    <message>
      <source>Neither</source>
      <translation>لا شيء منهما</translation>
    </message>
    <message>
      <source>New</source>
      <translation>جديد</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>مشروع جديد</translation>
    </message>
    <message>
      <source>New project…</source>
      <translation>مشروع جديد…</translation>
    </message>
    <message>
      <source>New referent</source>
      <translation>صاحب إحالة جديد</translation>
    </message>
    <message>
      <source>New referent of this name</source>
      <translation>صاحب إحالة جديد بهذا الاسم</translation>
    </message>
    <message>
      <source>New referent: {name}</source>
      <translation>صاحب إحالة جديد: {name}</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>التالي</translation>
    </message>
    <message>
      <source>Next article</source>
      <translation>المقال التالي</translation>
    </message>
    <message>
      <source>Next article with differences</source>
      <translation>المقال التالي الذي فيه خلاف</translation>
    </message>
    <message>
      <source>Next label</source>
      <translation>الوسم التالي</translation>
    </message>
    <message>
      <source>Next open question</source>
      <translation>المسألة المفتوحة التالية</translation>
    </message>
    <message>
      <source>Next pane</source>
      <translation>اللوح التالي</translation>
    </message>
    <message>
      <source>Next place</source>
      <translation>الموضع التالي</translation>
    </message>
    <message>
      <source>Next place worth a look</source>
      <translation>الموضع التالي الجدير بالنظر</translation>
    </message>
    <message>
      <source>Next problem or case</source>
      <translation>المشكلة أو الحالة التالية</translation>
    </message>
    <message>
      <source>Next span</source>
      <translation>المقطع التالي</translation>
    </message>
    <message>
      <source>No article has gold by {name} yet.</source>
      <translation>لا مقال له مرجع من {name} بعد.</translation>
    </message>
    <message>
      <source>No article is open</source>
      <translation>لا مقال مفتوح</translation>
    </message>
    <message>
      <source>No article matches.</source>
      <translation>لا مقال يطابق البحث.</translation>
    </message>
    <message>
      <source>No article “{id}” was asked about.</source>
      <translation>لم يُسأل عن مقال معرّفه «{id}».</translation>
    </message>
    <message>
      <source>No articles yet. Drop files here, or press {key}.</source>
      <translation>لا مقالات بعد. أفلت الملفات هنا أو اضغط {key}.</translation>
    </message>
    <message>
      <source>No case is like this.</source>
      <translation>لا حالة بهذه الصفات.</translation>
    </message>
    <message>
      <source>No extractor has been run yet: {key} runs one, or import its predictions.</source>
      <translation>لم يُشغَّل مستخرِج بعد: {key} يشغّل واحدًا، أو استورد توقّعاته.</translation>
    </message>
    <message>
      <source>No further place to look at in this direction.</source>
      <translation>لا موضع بعد هذا في هذا الاتجاه.</translation>
    </message>
    <message>
      <source>No other article has open differences.</source>
      <translation>لا خلاف مفتوح في مقال آخر.</translation>
    </message>
    <message>
      <source>No problems were found in this article.</source>
      <translation>لا مشكلات في هذا المقال.</translation>
    </message>
    <message>
      <source>No referent</source>
      <translation>بلا صاحب إحالة</translation>
    </message>
    <message>
      <source>No reporting verb was found for this quotation: move to it and press {key}.</source>
      <translation>لم يُعثر على فعل قول لهذا القول: انتقل إليه واضغط {key}.</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>لا مساحة باقية على القرص</translation>
    </message>
    <message>
      <source>No such file or directory</source>
      <translation>لا ملف ولا مجلد بهذا الاسم</translation>
    </message>
    <message>
      <source>Nobody has annotated in {path}.</source>
      <translation>لم يَسِم أحد شيئا في {path}.</translation>
    </message>
    <message>
      <source>Nobody is named</source>
      <translation>لا أحد مذكور باسمه</translation>
    </message>
    <message>
      <source>Nobody is named yet. With a speaker or an entity selected, {key} says who it is.</source>
      <translation>لم يُسمَّ أحد بعد. حدّد قائلا أو كيانا ثم اضغط {key} لتقول من هو.</translation>
    </message>
    <message>
      <source>Nobody yet</source>
      <translation>لا أحد بعد</translation>
    </message>
    <message>
      <source>None</source>
      <translation>بلا مفتاح</translation>
    </message>
    <message>
      <source>Not a directory</source>
      <translation>ليس مجلدا</translation>
    </message>
    <message>
      <source>Not done after all</source>
      <translation>إعادة فتحه: لم يكتمل</translation>
    </message>
    <message>
      <source>Not found</source>
      <translation>لا نتائج</translation>
    </message>
    <message>
      <source>Not in the gold</source>
      <translation>ليس في المرجع</translation>
    </message>
    <message>
      <source>Not said</source>
      <translation>غير محدد</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>ملاحظة</translation>
    </message>
    <message>
      <source>Note on the article</source>
      <translation>ملاحظة على المقال</translation>
    </message>
    <message>
      <source>Note on the span</source>
      <translation>ملاحظة على المقطع</translation>
    </message>
    <message>
      <source>Nothing is annotated by itself.</source>
      <translation>ولا يوسم شيء من تلقاء نفسه.</translation>
    </message>
    <message>
      <source>Nothing is being settled here: choose “Adjudicate…” first.</source>
      <translation>لا يجري هنا فصل في خلافات: اختر «الفصل في الخلافات…» أولا.</translation>
    </message>
    <message>
      <source>Nothing is chosen here. Insert adds something to this list.</source>
      <translation>لا شيء محدد هنا. المفتاح Insert يضيف إلى هذه القائمة.</translation>
    </message>
    <message>
      <source>Nothing is kept twice in this project.</source>
      <translation>ليس في هذا المشروع عمل محفوظ مرتين.</translation>
    </message>
    <message>
      <source>Nothing is left to settle here: {key} goes to the next article with differences.</source>
      <translation>لم يبق هنا ما يُفصل فيه: {key} ينقلك إلى المقال التالي الذي فيه خلاف.</translation>
    </message>
    <message>
      <source>Nothing is selected. Move the caret into a span, or press {key} for the next one.</source>
      <translation>لا شيء محدد. انقل المؤشر إلى مقطع، أو اضغط {key} للمقطع التالي.</translation>
    </message>
    <message>
      <source>Nothing to compare yet: finish an article ({key}). When its gold is finished too, it is shown here.</source>
      <translation>لا شيء يقارن بعد: أنجز مقالا ({key})، فإذا أنجز مرجعه أيضا ظهر هنا.</translation>
    </message>
    <message>
      <source>Nothing was renamed; the label set is as it was.</source>
      <translation>لم يتغير شيء، ومجموعة الوسوم كما كانت.</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>الآن</translation>
    </message>
    <message>
      <source>Of spans of</source>
      <translation>لمقاطع</translation>
    </message>
    <message>
      <source>Of what is in the gold, this share was found right.</source>
      <translation>ما أصاب فيه المستخرِج من كل ما في المرجع.</translation>
    </message>
    <message>
      <source>Of what was predicted, this share is right.</source>
      <translation>ما صح من كل ما توقّعه المستخرِج.</translation>
    </message>
    <message>
      <source>Offset {place} cuts a letter from its marks.</source>
      <translation>الموضع {place} يفصل حرفا عن حركاته.</translation>
    </message>
    <message>
      <source>Once around the article.</source>
      <translation>من أول المقال إلى آخره.</translation>
    </message>
    <message>
      <source>Once more: other boundaries.</source>
      <translation>وإعادة ضغطه تعرض حدودا أخرى.</translation>
    </message>
    <message>
      <source>One a line, the words of the span in [ ]</source>
      <translation>مثال في كل سطر، وكلمات المقطع بين [ ]</translation>
    </message>
    <message>
      <source>One against several</source>
      <translation>واحد مقابل عدة</translation>
    </message>
    <message>
      <source>One project at a time can be open; {count} were named.</source>
      <translation>لا يُفتح إلا مشروع واحد في المرة؛ ذُكر {count}.</translation>
    </message>
    <message>
      <source>One referent now: {name}</source>
      <translation>صارا صاحب إحالة واحدا: {name}</translation>
    </message>
    <message>
      <source>Only here</source>
      <translation>هنا فقط</translation>
    </message>
    <message>
      <source>Only one of the two quotation marks is inside this quote.</source>
      <translation>في هذا القول علامة تنصيص واحدة دون الأخرى.</translation>
    </message>
    <message>
      <source>Only speakers and entities have a referent: select one of them.</source>
      <translation>لا صاحب إحالة إلا للقائل والكيان: حدّد واحدا منهما.</translation>
    </message>
    <message>
      <source>Only the projects are looked at; drop the articles once more by themselves.</source>
      <translation>فُحصت المشاريع وحدها؛ أفلت المقالات مرة أخرى دونها.</translation>
    </message>
    <message>
      <source>Only {name}</source>
      <translation>لدى {name} فقط</translation>
    </message>
    <message>
      <source>Only {name} errs</source>
      <translation>يخطئ {name} وحده</translation>
    </message>
    <message>
      <source>Open a document first.</source>
      <translation>افتح مقالا أولا.</translation>
    </message>
    <message>
      <source>Open a project</source>
      <translation>فتح مشروع</translation>
    </message>
    <message>
      <source>Open a project…</source>
      <translation>فتح مشروع…</translation>
    </message>
    <message>
      <source>Open another project…</source>
      <translation>فتح مشروع آخر…</translation>
    </message>
    <message>
      <source>Open it instead</source>
      <translation>فتحه بدلا من ذلك</translation>
    </message>
    <message>
      <source>Organization</source>
      <translation>منظمة</translation>
    </message>
    <message>
      <source>Other boundary</source>
      <translation>حدود مختلفة</translation>
    </message>
    <message>
      <source>Other boundary and label</source>
      <translation>حدود ووسم مختلفان</translation>
    </message>
    <message>
      <source>Other label</source>
      <translation>وسم مختلف</translation>
    </message>
    <message>
      <source>Other names</source>
      <translation>أسماء أخرى</translation>
    </message>
    <message>
      <source>Other relation</source>
      <translation>رابط مختلف</translation>
    </message>
    <message>
      <source>Other speaker</source>
      <translation>قائل مختلف</translation>
    </message>
    <message>
      <source>Overlapping words</source>
      <translation>كلمات متداخلة</translation>
    </message>
    <message>
      <source>Page down</source>
      <translation>صفحة إلى أسفل</translation>
    </message>
    <message>
      <source>Page up</source>
      <translation>صفحة إلى أعلى</translation>
    </message>
    <message>
      <source>Paired</source>
      <translation>مقرونة</translation>
    </message>
    <message>
      <source>Paragraph down</source>
      <translation>فقرة إلى أسفل</translation>
    </message>
    <message>
      <source>Paragraph up</source>
      <translation>فقرة إلى أعلى</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>لا تملك الإذن بذلك</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>شخص</translation>
    </message>
    <message>
      <source>Pictures (*.png *.svg)</source>
      <translation>صور (*.png *.svg)</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>مكان</translation>
    </message>
    <message>
      <source>Plot</source>
      <translation>الرسم</translation>
    </message>
    <message>
      <source>Plots</source>
      <translation>الرسوم</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>الدقة</translation>
    </message>
    <message>
      <source>Precision and recall in one figure; below it 95 % of what other samples of the articles would give.</source>
      <translation>الدقة والاستيفاء في رقم واحد؛ وتحته مدى 95٪ مما تعطيه عينات أخرى من المقالات.</translation>
    </message>
    <message>
      <source>Predictions in a file</source>
      <translation>توقّعات في ملف</translation>
    </message>
    <message>
      <source>Press a key; Backspace for none</source>
      <translation>اضغط مفتاحا، أو Backspace لتركه بلا مفتاح</translation>
    </message>
    <message>
      <source>Previous article</source>
      <translation>المقال السابق</translation>
    </message>
    <message>
      <source>Previous label</source>
      <translation>الوسم السابق</translation>
    </message>
    <message>
      <source>Previous pane</source>
      <translation>اللوح السابق</translation>
    </message>
    <message>
      <source>Previous place worth a look</source>
      <translation>الموضع السابق الجدير بالنظر</translation>
    </message>
    <message>
      <source>Previous problem or case</source>
      <translation>المشكلة أو الحالة السابقة</translation>
    </message>
    <message>
      <source>Previous question</source>
      <translation>المسألة السابقة</translation>
    </message>
    <message>
      <source>Previous span</source>
      <translation>المقطع السابق</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>المشكلات</translation>
    </message>
    <message>
      <source>Projects (*.db)</source>
      <translation>مشاريع (*.db)</translation>
    </message>
    <message>
      <source>Put both together: what only the copy has comes in; where they are not alike, what is here stays</source>
      <translation>اجمع بينهما: يُضاف ما تنفرد به النسخة الأخرى، وحيث اختلفا يبقى ما هنا</translation>
    </message>
    <message>
      <source>Questions</source>
      <translation>المسائل</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>خروج</translation>
    </message>
    <message>
      <source>Quotation</source>
      <translation>القول</translation>
    </message>
    <message>
      <source>Quotation and speaker</source>
      <translation>القول وقائله</translation>
    </message>
    <message>
      <source>Quotation marks in or out</source>
      <translation>إدخال علامتي التنصيص أو إخراجهما</translation>
    </message>
    <message>
      <source>Read only</source>
      <translation>للقراءة فقط</translation>
    </message>
    <message>
      <source>Read with both hands on the keys</source>
      <translation>اقرأ ويداك على المفاتيح</translation>
    </message>
    <message>
      <source>Read-only file system</source>
      <translation>القرص للقراءة فقط</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>السبب</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>الاستيفاء</translation>
    </message>
    <message>
      <source>Recent projects</source>
      <translation>المشاريع الأخيرة</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>إعادة</translation>
    </message>
    <message>
      <source>Referent</source>
      <translation>صاحب الإحالة</translation>
    </message>
    <message>
      <source>Referent: {name}</source>
      <translation>صاحب الإحالة: {name}</translation>
    </message>
    <message>
      <source>Referents</source>
      <translation>أصحاب الإحالة</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>مرفوض</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>رفض</translation>
    </message>
    <message>
      <source>Reject the suggestion</source>
      <translation>رفض الاقتراح</translation>
    </message>
    <message>
      <source>Rejected; it will not be offered again.</source>
      <translation>رُفض، ولن يُعرض ثانية.</translation>
    </message>
    <message>
      <source>Rejoin</source>
      <translation>وصل الأجزاء</translation>
    </message>
    <message>
      <source>Relabel</source>
      <translation>تغيير الوسم</translation>
    </message>
    <message>
      <source>Relation</source>
      <translation>رابط</translation>
    </message>
    <message>
      <source>Relations</source>
      <translation>الروابط</translation>
    </message>
    <message>
      <source>Relay</source>
      <translation>الناقل</translation>
    </message>
    <message>
      <source>Relay: through whom</source>
      <translation>الناقل: نقلا عمّن</translation>
    </message>
    <message>
      <source>Remove (Delete)</source>
      <translation>حذف (Delete)</translation>
    </message>
    <message>
      <source>Remove them all the same</source>
      <translation>الحذف مع ذلك</translation>
    </message>
    <message>
      <source>Remove this relation</source>
      <translation>حذف هذا الرابط</translation>
    </message>
    <message>
      <source>Rename labels</source>
      <translation>تغيير معرّفات الوسوم</translation>
    </message>
    <message>
      <source>Rename referent</source>
      <translation>إعادة تسمية صاحب الإحالة</translation>
    </message>
    <message>
      <source>Rename them</source>
      <translation>تغيير المعرّف</translation>
    </message>
    <message>
      <source>Renaming labels…</source>
      <translation>تغيير معرّفات الوسوم…</translation>
    </message>
    <message>
      <source>Reported by whom?</source>
      <translation>نقلا عمّن؟</translation>
    </message>
    <message>
      <source>Reports (*.html)</source>
      <translation>تقارير (*.html)</translation>
    </message>
    <message>
      <source>Resize</source>
      <translation>تغيير الحدود</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>صحيح</translation>
    </message>
    <message>
      <source>Right, whatever the relations</source>
      <translation>صحيح أيا كانت روابطه</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>تشغيل</translation>
    </message>
    <message>
      <source>Run an extractor</source>
      <translation>تشغيل مستخرِج</translation>
    </message>
    <message>
      <source>Run an extractor or import predictions…</source>
      <translation>تشغيل مستخرِج أو استيراد توقّعات…</translation>
    </message>
    <message>
      <source>Running {name}…</source>
      <translation>يعمل {name}…</translation>
    </message>
    <message>
      <source>Said to whom?</source>
      <translation>لمن قيل؟</translation>
    </message>
    <message>
      <source>Same referent</source>
      <translation>صاحب الإحالة نفسه</translation>
    </message>
    <message>
      <source>Same speaker</source>
      <translation>القائل نفسه</translation>
    </message>
    <message>
      <source>Same words</source>
      <translation>الكلمات نفسها</translation>
    </message>
    <message>
      <source>Save a copy of the project</source>
      <translation>حفظ نسخة من المشروع</translation>
    </message>
    <message>
      <source>Save a copy of the project…</source>
      <translation>حفظ نسخة من المشروع…</translation>
    </message>
    <message>
      <source>Save a report</source>
      <translation>حفظ تقرير</translation>
    </message>
    <message>
      <source>Save a report…</source>
      <translation>حفظ تقرير…</translation>
    </message>
    <message>
      <source>Save the plot</source>
      <translation>حفظ الرسم</translation>
    </message>
    <message>
      <source>Save the plot…</source>
      <translation>حفظ الرسم…</translation>
    </message>
    <message>
      <source>Saved</source>
      <translation>محفوظ</translation>
    </message>
    <message>
      <source>Say why</source>
      <translation>ذكر السبب</translation>
    </message>
    <message>
      <source>Scores</source>
      <translation>الدرجات</translation>
    </message>
    <message>
      <source>Search all articles</source>
      <translation>بحث في كل المقالات</translation>
    </message>
    <message>
      <source>Seconds without an answer</source>
      <translation>أقصى صمت (بالثواني)</translation>
    </message>
    <message>
      <source>Segments must be in order and must not touch each other.</source>
      <translation>ينبغي أن تكون الأجزاء مرتبة غير متلامسة.</translation>
    </message>
    <message>
      <source>Select</source>
      <translation>تحديد</translation>
    </message>
    <message>
      <source>Select a line down</source>
      <translation>تحديد سطر إلى أسفل</translation>
    </message>
    <message>
      <source>Select a line up</source>
      <translation>تحديد سطر إلى أعلى</translation>
    </message>
    <message>
      <source>Select a quotation first: {key} takes the one at the caret.</source>
      <translation>اختر قولا أولا: المفتاح {key} يأخذ القول عند المؤشر.</translation>
    </message>
    <message>
      <source>Select a span first.</source>
      <translation>اختر مقطعا أولا.</translation>
    </message>
    <message>
      <source>Select further</source>
      <translation>توسيع التحديد</translation>
    </message>
    <message>
      <source>Select the letter to the left</source>
      <translation>تحديد الحرف إلى اليسار</translation>
    </message>
    <message>
      <source>Select the letter to the right</source>
      <translation>تحديد الحرف إلى اليمين</translation>
    </message>
    <message>
      <source>Select the whole article</source>
      <translation>تحديد المقال كله</translation>
    </message>
    <message>
      <source>Select the word to the left</source>
      <translation>تحديد الكلمة إلى اليسار</translation>
    </message>
    <message>
      <source>Select the word to the right</source>
      <translation>تحديد الكلمة إلى اليمين</translation>
    </message>
    <message>
      <source>Select the words that go on with the quotation first.</source>
      <translation>حدد أولا الكلمات التي يتصل بها القول.</translation>
    </message>
    <message>
      <source>Select to the end of the line</source>
      <translation>تحديد إلى آخر السطر</translation>
    </message>
    <message>
      <source>Select to the start of the line</source>
      <translation>تحديد إلى أول السطر</translation>
    </message>
    <message>
      <source>Set attribute</source>
      <translation>تعيين خاصية</translation>
    </message>
    <message>
      <source>Set status</source>
      <translation>تعيين الحالة</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>الإعدادات</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>الإعدادات…</translation>
    </message>
    <message>
      <source>Settle</source>
      <translation>الفصل في الخلاف</translation>
    </message>
    <message>
      <source>Settle the question first, then say why.</source>
      <translation>افصل في المسألة أولا، ثم اذكر السبب.</translation>
    </message>
    <message>
      <source>Settle what was kept twice</source>
      <translation>حسم ما حُفظ مرتين</translation>
    </message>
    <message>
      <source>Settle what was kept twice…</source>
      <translation>حسم ما حُفظ مرتين…</translation>
    </message>
    <message>
      <source>Settle {count}</source>
      <translation>احسم {count}</translation>
    </message>
    <message>
      <source>Settled by</source>
      <translation>صاحب القرار</translation>
    </message>
    <message>
      <source>Settled, {outcome}</source>
      <translation>فُصل فيها: {outcome}</translation>
    </message>
    <message>
      <source>Settling what was kept twice…</source>
      <translation>جارٍ حسم ما حُفظ مرتين…</translation>
    </message>
    <message>
      <source>Several against one</source>
      <translation>عدة مقابل واحد</translation>
    </message>
    <message>
      <source>Share paired</source>
      <translation>نسبة المقرون</translation>
    </message>
    <message>
      <source>Show suggestions</source>
      <translation>إظهار الاقتراحات</translation>
    </message>
    <message>
      <source>Show the articles</source>
      <translation>إظهار المقالات</translation>
    </message>
    <message>
      <source>Show the side panel</source>
      <translation>إظهار اللوح الجانبي</translation>
    </message>
    <message>
      <source>Size of the article's text</source>
      <translation>حجم نص المقال</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>تخطٍّ</translation>
    </message>
    <message>
      <source>Smaller text</source>
      <translation>تصغير النص</translation>
    </message>
    <message>
      <source>Something unexpected happened. Your annotations are saved. A report is in {path}.</source>
      <translation>حدث ما لم يكن متوقعا. وسومك محفوظة، والتقرير في {path}.</translation>
    </message>
    <message>
      <source>Span</source>
      <translation>المقطع</translation>
    </message>
    <message>
      <source>Spans</source>
      <translation>المقاطع</translation>
    </message>
    <message>
      <source>Speaker</source>
      <translation>القائل</translation>
    </message>
    <message>
      <source>Speakers</source>
      <translation>القائلون</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>مجزّأ</translation>
    </message>
    <message>
      <source>Spurious</source>
      <translation>زائد</translation>
    </message>
    <message>
      <source>Start of the article</source>
      <translation>أول المقال</translation>
    </message>
    <message>
      <source>Start of the line</source>
      <translation>أول السطر</translation>
    </message>
    <message>
      <source>Start one letter to the left</source>
      <translation>البداية حرفا إلى اليسار</translation>
    </message>
    <message>
      <source>Start one letter to the right</source>
      <translation>البداية حرفا إلى اليمين</translation>
    </message>
    <message>
      <source>Start one word earlier</source>
      <translation>البداية كلمة إلى الوراء</translation>
    </message>
    <message>
      <source>Start one word later</source>
      <translation>البداية كلمة إلى الأمام</translation>
    </message>
    <message>
      <source>Started</source>
      <translation>قيد العمل</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>الحالة</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>إيقاف</translation>
    </message>
    <message>
      <source>Stopped</source>
      <translation>أُوقف</translation>
    </message>
    <message>
      <source>Stopped. F5 computes the figures.</source>
      <translation>أوقف الحساب. يعيده F5.</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>جارٍ الإيقاف…</translation>
    </message>
    <message>
      <source>Suggestions are hidden.</source>
      <translation>الاقتراحات مخفية.</translation>
    </message>
    <message>
      <source>Suggestions are shown.</source>
      <translation>الاقتراحات ظاهرة.</translation>
    </message>
    <message>
      <source>Suggestions wait, dotted</source>
      <translation>الاقتراحات منقّطة تنتظرك</translation>
    </message>
    <message>
      <source>Tab to the hits · Enter opens · Space ticks · A all or none · a label's key tags them</source>
      <translation>‏Tab إلى النتائج · Enter للفتح · المسافة للتعليم · A الكل أو لا شيء · مفتاح الوسم يسمها</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>وسم</translation>
    </message>
    <message>
      <source>Tag everywhere</source>
      <translation>وسم في كل موضع</translation>
    </message>
    <message numerus="yes">
      <source>Tagged %n more place(s)</source>
      <translation>
        <numerusform>لم يوسم موضع آخر</numerusform>
        <numerusform>وُسم موضع آخر</numerusform>
        <numerusform>وُسم موضعان آخران</numerusform>
        <numerusform>وُسمت %n مواضع أخرى</numerusform>
        <numerusform>وُسم %n موضعا آخر</numerusform>
        <numerusform>وُسم %n موضع آخر</numerusform>
      </translation>
    </message>
    <message>
      <source>Take both</source>
      <translation>أخذ كليهما</translation>
    </message>
    <message>
      <source>Take neither</source>
      <translation>ترك كليهما</translation>
    </message>
    <message>
      <source>Take nothing in if anything is wrong</source>
      <translation>لا يُدخَل شيء إن وُجد أي خلل</translation>
    </message>
    <message>
      <source>Take quote</source>
      <translation>أخذ القول</translation>
    </message>
    <message>
      <source>Take the agreed in all articles</source>
      <translation>أخذ المتفق عليه في كل المقالات</translation>
    </message>
    <message>
      <source>Take the copy in the place of what is here</source>
      <translation>ضع النسخة الأخرى مكان ما هنا</translation>
    </message>
    <message>
      <source>Take the fifth answer</source>
      <translation>أخذ الجواب الخامس</translation>
    </message>
    <message>
      <source>Take the fourth answer</source>
      <translation>أخذ الجواب الرابع</translation>
    </message>
    <message>
      <source>Take the last decision back</source>
      <translation>التراجع عن القرار الأخير</translation>
    </message>
    <message>
      <source>Take the left answer</source>
      <translation>أخذ الجواب الأيسر</translation>
    </message>
    <message>
      <source>Take the marked answer, or the next article</source>
      <translation>أخذ الجواب المعلَّم، أو المقال التالي</translation>
    </message>
    <message>
      <source>Take the prediction into the gold</source>
      <translation>أخذ التوقّع إلى المرجع</translation>
    </message>
    <message>
      <source>Take the quotation</source>
      <translation>أخذ القول</translation>
    </message>
    <message>
      <source>Take the quotation here</source>
      <translation>أخذ القول من هنا</translation>
    </message>
    <message>
      <source>Take the right answer</source>
      <translation>أخذ الجواب الأيمن</translation>
    </message>
    <message>
      <source>Take the sixth answer</source>
      <translation>أخذ الجواب السادس</translation>
    </message>
    <message>
      <source>Take the third answer</source>
      <translation>أخذ الجواب الثالث</translation>
    </message>
    <message>
      <source>Take what all agree on</source>
      <translation>أخذ ما اتُّفق عليه</translation>
    </message>
    <message>
      <source>Take what all agree on in this article</source>
      <translation>أخذ المتفق عليه في هذا المقال</translation>
    </message>
    <message numerus="yes">
      <source>Taken as agreed in %n article(s); {done} of them are done.</source>
      <translation>
        <numerusform>لم يؤخذ شيء من أي مقال؛ واكتمل منها {done}.</numerusform>
        <numerusform>أُخذ المتفق عليه في مقال واحد؛ واكتمل منها {done}.</numerusform>
        <numerusform>أُخذ المتفق عليه في مقالين؛ واكتمل منهما {done}.</numerusform>
        <numerusform>أُخذ المتفق عليه في %n مقالات؛ واكتمل منها {done}.</numerusform>
        <numerusform>أُخذ المتفق عليه في %n مقالا؛ واكتمل منها {done}.</numerusform>
        <numerusform>أُخذ المتفق عليه في %n مقال؛ واكتمل منها {done}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Taken as agreed: %n question(s). {key} takes it back.</source>
      <translation>
        <numerusform>لم يؤخذ شيء يتراجع عنه {key}.</numerusform>
        <numerusform>أُخذت مسألة متفق عليها. {key} يتراجع عنها.</numerusform>
        <numerusform>أُخذت مسألتان متفق عليهما. {key} يتراجع عنهما.</numerusform>
        <numerusform>أُخذت %n مسائل متفق عليها. {key} يتراجع عنها.</numerusform>
        <numerusform>أُخذت %n مسألة متفقا عليها. {key} يتراجع عنها.</numerusform>
        <numerusform>أُخذت %n مسألة متفق عليها. {key} يتراجع عنها.</numerusform>
      </translation>
    </message>
    <message>
      <source>Taken into the gold; {key} takes it back.</source>
      <translation>أُخذ إلى المرجع؛ {key} يتراجع عنه.</translation>
    </message>
    <message>
      <source>Taking what all agree on…</source>
      <translation>يؤخذ المتفق عليه…</translation>
    </message>
    <message>
      <source>Text at its usual size</source>
      <translation>حجم النص المعتاد</translation>
    </message>
    <message>
      <source>Text in common, but another boundary or another label.</source>
      <translation>نص مشترك، لكن الحدود أو الوسم مختلف.</translation>
    </message>
    <message>
      <source>Text, annotated or not</source>
      <translation>النص، موسوما كان أم لا</translation>
    </message>
    <message>
      <source>That is it</source>
      <translation>هذا هو</translation>
    </message>
    <message>
      <source>That would be done to the article, which is not in view: Esc goes back to it.</source>
      <translation>هذا الأمر يُنفَّذ على المقال وهو غير ظاهر الآن: مفتاح Esc يعود إليه.</translation>
    </message>
    <message>
      <source>The F1 of what it is compared with.</source>
      <translation>قيمة F1 لما يقارن به.</translation>
    </message>
    <message>
      <source>The annotations have changed: compute again (F5)</source>
      <translation>تغير الوسم: احسب من جديد (F5)</translation>
    </message>
    <message>
      <source>The annotators have no document in common, so there is nothing to compare.</source>
      <translation>ليس بين الواسمين مقال مشترك، فلا شيء يُقارَن.</translation>
    </message>
    <message>
      <source>The arrows go from word to word, as the eye sees it. Shift selects, Alt goes by letters.</source>
      <translation>تنقلك الأسهم من كلمة إلى كلمة كما تراها العين. ومع Shift تُحدّد، ومع Alt تمشي حرفا حرفا.</translation>
    </message>
    <message>
      <source>The article goes no further.</source>
      <translation>لا شيء في المقال بعد هذا الحد.</translation>
    </message>
    <message>
      <source>The backup is open. What the project held before is kept in {path}.</source>
      <translation>النسخة الاحتياطية مفتوحة الآن. ما كان في المشروع قبلها محفوظ في {path}.</translation>
    </message>
    <message>
      <source>The character U+{code} at position {position} cannot be kept in a text. Remove it and import again.</source>
      <translation>لا يمكن حفظ المحرف U+{code} في الموضع {position}. احذفه واستورد من جديد.</translation>
    </message>
    <message>
      <source>The command is empty; name a program that reads and writes JSONL.</source>
      <translation>الأمر فارغ؛ اكتب اسم برنامج يقرأ JSONL ويكتبه.</translation>
    </message>
    <message>
      <source>The copy is complete and was checked.</source>
      <translation>اكتملت النسخة وفُحصت.</translation>
    </message>
    <message>
      <source>The copy needs another name than the project itself: {path}.</source>
      <translation>لا بد للنسخة من اسم غير اسم المشروع: {path}.</translation>
    </message>
    <message>
      <source>The copy {name} is back.</source>
      <translation>عادت النسخة {name}.</translation>
    </message>
    <message>
      <source>The copy {path} does not hold what the project holds; try again.</source>
      <translation>النسخة {path} لا تطابق المشروع؛ حاول من جديد.</translation>
    </message>
    <message>
      <source>The disk is full: nothing was saved by this act, nothing before it is lost. Free some space and try again.</source>
      <translation>امتلأ القرص: لم يُحفظ هذا العمل، ولم يُفقد شيء مما قبله. أفسح مساحة ثم حاول من جديد.</translation>
    </message>
    <message>
      <source>The disk refused to write {path}: nothing was saved by this act, nothing before it is lost.</source>
      <translation>رفض القرص كتابة {path}: لم يُحفظ هذا العمل، ولم يُفقد شيء مما قبله.</translation>
    </message>
    <message>
      <source>The encoding is not certain ({encoding}?). Name it with --encoding.</source>
      <translation>الترميز غير مؤكد ({encoding}؟). سمّه بالخيار --encoding.</translation>
    </message>
    <message numerus="yes">
      <source>The encoding of %n file(s) is not certain. Does the text read as it should?</source>
      <translation>
        <numerusform>هل يُقرأ النص كما ينبغي؟</numerusform>
        <numerusform>ترميز ملف واحد غير مؤكد. هل يُقرأ النص كما ينبغي؟</numerusform>
        <numerusform>ترميز ملفين غير مؤكد. هل يُقرأ النص كما ينبغي؟</numerusform>
        <numerusform>ترميز %n ملفات غير مؤكد. هل يُقرأ النص كما ينبغي؟</numerusform>
        <numerusform>ترميز %n ملفا غير مؤكد. هل يُقرأ النص كما ينبغي؟</numerusform>
        <numerusform>ترميز %n ملف غير مؤكد. هل يُقرأ النص كما ينبغي؟</numerusform>
      </translation>
    </message>
    <message>
      <source>The end {end} is beyond any text.</source>
      <translation>النهاية {end} أبعد من أي نص.</translation>
    </message>
    <message>
      <source>The end {end} is beyond the text, which has {length} characters.</source>
      <translation>النهاية {end} خارج النص، وطوله {length} محرفا.</translation>
    </message>
    <message>
      <source>The export was stopped; no file was written.</source>
      <translation>أُوقف التصدير؛ ولم يُكتب أي ملف.</translation>
    </message>
    <message>
      <source>The extractor closed its output but did not end; it was ended.</source>
      <translation>أغلق المستخرِج مخرجه ولم ينتهِ، فأُنهي.</translation>
    </message>
    <message>
      <source>The extractor ended with an error (code {code}).</source>
      <translation>انتهى المستخرِج بخطأ (الرمز {code}).</translation>
    </message>
    <message>
      <source>The extractor gave no answer for {limit} seconds and was ended.</source>
      <translation>لم يُجب المستخرِج خلال المهلة (بالثواني: {limit}) فأُنهي.</translation>
    </message>
    <message>
      <source>The extractor left {count} articles without an answer; the first is “{id}”.</source>
      <translation>ترك المستخرِج مقالات بلا جواب، عددها {count}، أولها «{id}».</translation>
    </message>
    <message>
      <source>The extractor was killed (signal {signal}).</source>
      <translation>أُنهي المستخرِج قسرًا (الإشارة {signal}).</translation>
    </message>
    <message>
      <source>The figures are on the clipboard, as a table.</source>
      <translation>الأرقام في الحافظة على هيئة جدول.</translation>
    </message>
    <message>
      <source>The figures could not be computed.</source>
      <translation>تعذر حساب الأرقام.</translation>
    </message>
    <message>
      <source>The file cannot be read: {reason}.</source>
      <translation>تعذرت قراءة الملف: {reason}.</translation>
    </message>
    <message>
      <source>The file is UTF-8 with broken bytes, the first at byte {place}. Repair it, or name its encoding.</source>
      <translation>الملف بترميز UTF-8 وفيه بايتات تالفة، أولها البايت {place}. أصلحه أو سمِّ ترميزه.</translation>
    </message>
    <message>
      <source>The file is empty.</source>
      <translation>الملف فارغ.</translation>
    </message>
    <message>
      <source>The file is larger than {limit} MB; that is no article.</source>
      <translation>الملف أكبر من {limit} م.ب؛ وليس هذا مقالا.</translation>
    </message>
    <message>
      <source>The first {count} places; more words narrow them</source>
      <translation>أول {count} موضع؛ زد الكلمات لتضييقها</translation>
    </message>
    <message>
      <source>The flag is off</source>
      <translation>أُنزلت الراية</translation>
    </message>
    <message>
      <source>The id “{id}” is another decision's already.</source>
      <translation>المعرّف «{id}» لقرار آخر من قبل.</translation>
    </message>
    <message>
      <source>The id “{id}” is another referent's already.</source>
      <translation>المعرّف «{id}» لصاحب إحالة آخر.</translation>
    </message>
    <message>
      <source>The id “{id}” is another relation's already.</source>
      <translation>المعرّف «{id}» لرابط آخر.</translation>
    </message>
    <message>
      <source>The id “{id}” is another span's already.</source>
      <translation>المعرّف «{id}» لمقطع آخر.</translation>
    </message>
    <message>
      <source>The import was stopped; nothing was taken in.</source>
      <translation>أُوقف الاستيراد؛ ولم يدخل شيء.</translation>
    </message>
    <message>
      <source>The key “{key}” stands twice in one object.</source>
      <translation>المفتاح «{key}» مكرر في كائن واحد.</translation>
    </message>
    <message>
      <source>The keys in {path} cannot be read: {problem}.</source>
      <translation>تعذرت قراءة المفاتيح من {path}: {problem}.</translation>
    </message>
    <message>
      <source>The keys in {path} must stand below a line [keys].</source>
      <translation>ينبغي أن تكون المفاتيح في {path} تحت السطر [keys].</translation>
    </message>
    <message>
      <source>The label set has no label “{label}” here.</source>
      <translation>لا وسم باسم «{label}» هنا في مجموعة الوسوم.</translation>
    </message>
    <message>
      <source>The label set has no layer “{layer}”. This span stays as it is.</source>
      <translation>ليس في مجموعة الوسوم طبقة «{layer}»، ويبقى هذا المقطع كما هو.</translation>
    </message>
    <message>
      <source>The label set has no “{label}”; spans with it are taken in as {layer}.</source>
      <translation>لا وسم باسم «{label}» في مجموعة الوسوم؛ أُدخلت مقاطعه في الطبقة {layer}.</translation>
    </message>
    <message>
      <source>The label set is not valid TOML: {problem}.</source>
      <translation>مجموعة الوسوم ليست TOML صحيحا: {problem}.</translation>
    </message>
    <message>
      <source>The label sets differ</source>
      <translation>مجموعات الوسوم مختلفة</translation>
    </message>
    <message>
      <source>The labels of {path} have other names, colours or keys; this project's stay</source>
      <translation>لوسوم {path} أسماء أو ألوان أو مفاتيح أخرى؛ تبقى وسوم هذا المشروع كما هي</translation>
    </message>
    <message>
      <source>The last line was left by a scraper and hides an address. It can be left out when the article is imported.</source>
      <translation>السطر الأخير تركته أداة الجمع وفيه عنوان مخفي، ويمكن إسقاطه عند استيراد المقال.</translation>
    </message>
    <message>
      <source>The left one</source>
      <translation>الأيسر</translation>
    </message>
    <message>
      <source>The marked one</source>
      <translation>المعلَّم</translation>
    </message>
    <message>
      <source>The merge is done</source>
      <translation>تم الدمج</translation>
    </message>
    <message>
      <source>The merge was stopped; nothing was changed.</source>
      <translation>أُوقف الدمج ولم يتغير شيء.</translation>
    </message>
    <message>
      <source>The merged project does not hold what it should; {path} was left as it was.</source>
      <translation>ليس في المشروع المدموج ما ينبغي أن يكون فيه؛ تُرك {path} كما كان.</translation>
    </message>
    <message>
      <source>The offsets {start}-{end} count UTF-16 units; they must count characters.</source>
      <translation>الموضعان {start}-{end} محسوبان بوحدات UTF-16؛ والواجب حسابهما بالمحارف.</translation>
    </message>
    <message>
      <source>The program gets every article of this project. It runs with your rights, in the project's folder, and could read and change your files. Run only what you know.</source>
      <translation>يتلقى البرنامج كل مقالات هذا المشروع، ويعمل بصلاحياتك في مجلد المشروع، وقد يقرأ ملفاتك ويغيّرها. لا تشغّل إلا ما تعرفه.</translation>
    </message>
    <message>
      <source>The project cannot be opened</source>
      <translation>تعذّر فتح المشروع</translation>
    </message>
    <message>
      <source>The project is damaged ({detail}). It was left as it is; restore the newest backup.</source>
      <translation>المشروع تالف ({detail}). تُرك كما هو؛ استعد أحدث نسخة احتياطية.</translation>
    </message>
    <message>
      <source>The project {path} cannot be made: {reason}.</source>
      <translation>تعذر إنشاء المشروع {path}: {reason}.</translation>
    </message>
    <message>
      <source>The projects are being merged; wait a moment.</source>
      <translation>يجري دمج المشاريع؛ انتظر لحظة.</translation>
    </message>
    <message>
      <source>The projects have changed since they were looked at; nothing was merged. Look again.</source>
      <translation>تغيّرت المشاريع منذ فُحصت؛ لم يُدمج شيء. أعد الفحص.</translation>
    </message>
    <message>
      <source>The quotation marks in the command do not match: {command}</source>
      <translation>علامات التنصيص في الأمر غير متوازنة: {command}</translation>
    </message>
    <message>
      <source>The referent “{referent}” is not in the project.</source>
      <translation>صاحب الإحالة «{referent}» ليس في المشروع.</translation>
    </message>
    <message>
      <source>The relation “{relation}” cannot join {head} and {child} in this label set.</source>
      <translation>لا يصح في مجموعة الوسوم هذه أن يربط «{relation}» بين {head} و{child}.</translation>
    </message>
    <message>
      <source>The relation “{relation}” may not join these two layers.</source>
      <translation>لا يصح أن يربط «{relation}» بين هاتين الطبقتين.</translation>
    </message>
    <message>
      <source>The report is in {path}.</source>
      <translation>التقرير في {path}.</translation>
    </message>
    <message>
      <source>The right one</source>
      <translation>الأيمن</translation>
    </message>
    <message>
      <source>The rules annotate every article. What they find is kept under this name beside the annotators' work, in the place of what an earlier run of the same name found.</source>
      <translation>تسِم القواعد كل المقالات، ويُحفظ ما تجده بهذا الاسم إلى جانب عمل الواسمين، ويحل محل ما وجده تشغيل سابق بالاسم نفسه.</translation>
    </message>
    <message>
      <source>The rules of this program</source>
      <translation>قواعد هذا البرنامج</translation>
    </message>
    <message>
      <source>The same</source>
      <translation>اتفاق</translation>
    </message>
    <message>
      <source>The same boundaries and the same label.</source>
      <translation>الحدود نفسها والوسم نفسه.</translation>
    </message>
    <message>
      <source>The same words everywhere else</source>
      <translation>الكلمات نفسها في سائر المواضع</translation>
    </message>
    <message>
      <source>The same words in all articles</source>
      <translation>الكلمات نفسها في كل المقالات</translation>
    </message>
    <message>
      <source>The same words mean {one} elsewhere and {other} here.</source>
      <translation>الكلمات نفسها تعني {one} في موضع آخر و{other} هنا.</translation>
    </message>
    <message>
      <source>The same, but a stretch of text in common is enough, whatever the label.</source>
      <translation>مثله، لكن يكفي نص مشترك أيا كان الوسم.</translation>
    </message>
    <message>
      <source>The segments do not reach from start to end.</source>
      <translation>الأجزاء لا تمتد من البداية إلى النهاية.</translation>
    </message>
    <message>
      <source>The speaker of this quote stands inside it.</source>
      <translation>قائل هذا القول واقع في داخله.</translation>
    </message>
    <message>
      <source>The text of “{id}” differs from the one it is compared with.</source>
      <translation>نص «{id}» غير النص الذي يُقارن به.</translation>
    </message>
    <message>
      <source>The text of “{id}” is damaged in the file; restore the newest backup before you go on.</source>
      <translation>نص «{id}» تالف في الملف؛ استعد أحدث نسخة احتياطية قبل أن تتابع.</translation>
    </message>
    <message numerus="yes">
      <source>The worst of %n article(s)</source>
      <translation>
        <numerusform>لا مقالات</numerusform>
        <numerusform>الأسوأ من مقال واحد</numerusform>
        <numerusform>الأسوأ من مقالين</numerusform>
        <numerusform>الأسوأ من %n مقالات</numerusform>
        <numerusform>الأسوأ من %n مقالا</numerusform>
        <numerusform>الأسوأ من %n مقال</numerusform>
      </translation>
    </message>
    <message>
      <source>Their label has another id now. It can be renamed in the annotations of everybody in this project, as one act.</source>
      <translation>صار لوسمها معرّف آخر، ويمكن تغييره في عمل كل من وسم في هذا المشروع، دفعة واحدة.</translation>
    </message>
    <message>
      <source>There are no other boundaries to offer here.</source>
      <translation>لا حدود أخرى تُعرض هنا.</translation>
    </message>
    <message>
      <source>There are no quotation marks at its edges.</source>
      <translation>لا علامتي تنصيص عند طرفيه.</translation>
    </message>
    <message>
      <source>There are no spans in this article yet.</source>
      <translation>لا مقاطع في هذا المقال بعد.</translation>
    </message>
    <message>
      <source>There are only {count} answers here.</source>
      <translation>ليس هنا إلا {count} من الأجوبة.</translation>
    </message>
    <message>
      <source>There is already a file {path}; choose another name.</source>
      <translation>يوجد ملف بالاسم {path}؛ اختر اسما آخر.</translation>
    </message>
    <message>
      <source>There is no backup of a project of this name at this place.</source>
      <translation>لا نسخة احتياطية لمشروع بهذا الاسم في هذا المكان.</translation>
    </message>
    <message>
      <source>There is no backup of {path}.</source>
      <translation>لا نسخة احتياطية من {path}.</translation>
    </message>
    <message>
      <source>There is no display to open a window on; --screenshot FILE.png draws it without one.</source>
      <translation>لا شاشة تُعرض عليها النافذة؛ استعمل ‎--screenshot FILE.png لرسمها في صورة.</translation>
    </message>
    <message>
      <source>There is no document “{id}” in the project and no text here.</source>
      <translation>المستند «{id}» غير موجود في المشروع، ولا نص له هنا.</translation>
    </message>
    <message>
      <source>There is no document “{id}” in the project and the line has no text; import the article first.</source>
      <translation>المستند «{id}» غير موجود في المشروع، ولا نص في السطر؛ استورد المقال أولا.</translation>
    </message>
    <message>
      <source>There is no document “{id}” in this project.</source>
      <translation>المستند «{id}» غير موجود في هذا المشروع.</translation>
    </message>
    <message>
      <source>There is no encoding “{encoding}”; try windows-1256 or utf-8.</source>
      <translation>الترميز «{encoding}» غير معروف؛ جرّب windows-1256 أو utf-8.</translation>
    </message>
    <message>
      <source>There is no file {path}.</source>
      <translation>الملف {path} غير موجود.</translation>
    </message>
    <message>
      <source>There is no gold in this project yet. Once an article has gold, your work is compared with it here.</source>
      <translation>لا مرجع في هذا المشروع بعد. متى صار لمقال مرجع قورن عملك به هنا.</translation>
    </message>
    <message>
      <source>There is no gold in this project yet: import it, or settle it from the annotators' work.</source>
      <translation>لا مرجع في هذا المشروع بعد: استورده، أو احسمه من عمل الواسمين.</translation>
    </message>
    <message>
      <source>There is no project {path}.</source>
      <translation>المشروع {path} غير موجود.</translation>
    </message>
    <message>
      <source>There is no question in hand: {key} goes to the next open one.</source>
      <translation>لا مسألة قيد النظر: {key} ينقلك إلى المفتوحة التالية.</translation>
    </message>
    <message>
      <source>There is no quotation here: select its words, then press {key}.</source>
      <translation>لا قول هنا: حدد كلماته ثم اضغط {key}.</translation>
    </message>
    <message>
      <source>There is no quotation in this article to link these words to: {key} takes one.</source>
      <translation>لا قول في هذا المقال تُربط به هذه الكلمات: المفتاح {key} يأخذ قولا.</translation>
    </message>
    <message>
      <source>There is no referent “{name}” in the project; nothing was altered.</source>
      <translation>صاحب الإحالة «{name}» غير موجود في المشروع؛ ولم يتغير شيء.</translation>
    </message>
    <message>
      <source>There is no span “{id}” in this line.</source>
      <translation>المقطع «{id}» غير موجود في هذا السطر.</translation>
    </message>
    <message>
      <source>There is no such referent any more.</source>
      <translation>لم يعد صاحب الإحالة هذا موجودا.</translation>
    </message>
    <message>
      <source>There is no such relation any more.</source>
      <translation>لم يعد هذا الرابط موجودا.</translation>
    </message>
    <message>
      <source>There is no suggestion here to reject.</source>
      <translation>لا اقتراح هنا يُرفض.</translation>
    </message>
    <message>
      <source>There is nothing agreed left to take.</source>
      <translation>لم يبق متفق عليه يؤخذ.</translation>
    </message>
    <message>
      <source>There is nothing new here yet: make a span with the usual keys, or choose “neither”.</source>
      <translation>لا جديد هنا بعد: أنشئ مقطعا بالمفاتيح المعتادة، أو اختر «لا شيء منهما».</translation>
    </message>
    <message>
      <source>There is nothing to bring back in {name}.</source>
      <translation>ليس في {name} ما يُعاد.</translation>
    </message>
    <message>
      <source>There is nothing to redo here; Esc goes back to the article.</source>
      <translation>ليس هنا ما يُعاد؛ مفتاح Esc يعود إلى المقال.</translation>
    </message>
    <message>
      <source>There is nothing to redo.</source>
      <translation>لا شيء يُعاد.</translation>
    </message>
    <message>
      <source>There is nothing to tag here: select some text or move to a word.</source>
      <translation>لا شيء يوسم هنا: حدد نصا أو انتقل إلى كلمة.</translation>
    </message>
    <message>
      <source>There is nothing to undo here; Esc goes back to the article.</source>
      <translation>ليس هنا ما يُتراجع عنه؛ مفتاح Esc يعود إلى المقال.</translation>
    </message>
    <message>
      <source>There is nothing to undo.</source>
      <translation>لا شيء يُتراجع عنه.</translation>
    </message>
    <message>
      <source>These annotators have finished no article in common. Choose all articles, or other annotators.</source>
      <translation>لم ينجز هؤلاء الواسمون مقالا واحدا مشتركا. اختر كل المقالات أو واسمين آخرين.</translation>
    </message>
    <message>
      <source>These annotators have no article in common. Choose others.</source>
      <translation>ليس بين هؤلاء الواسمين مقال مشترك. اختر غيرهم.</translation>
    </message>
    <message>
      <source>These two quotes overlap, and neither lies inside the other.</source>
      <translation>هذان القولان يتقاطعان وليس أحدهما داخل الآخر.</translation>
    </message>
    <message>
      <source>These words are a name of the referent</source>
      <translation>هذه الكلمات اسم لصاحب الإحالة</translation>
    </message>
    <message>
      <source>These words are in the quotation already.</source>
      <translation>هذه الكلمات داخل القول أصلا.</translation>
    </message>
    <message>
      <source>These words name nobody: press {key} and choose or type who is meant.</source>
      <translation>هذه الكلمات ليست اسما لأحد: اضغط {key} واختر المقصود أو اكتب اسمه.</translation>
    </message>
    <message>
      <source>These words stand nowhere else in this article.</source>
      <translation>لا ترد هذه الكلمات في موضع آخر من المقال.</translation>
    </message>
    <message>
      <source>They stay in the project as they are and are listed as problems until they get another label.</source>
      <translation>تبقى في المشروع على حالها، وتُدرج في المشكلات حتى تُعطى وسما آخر.</translation>
    </message>
    <message>
      <source>This cue belongs to no quote.</source>
      <translation>فعل القول هذا غير مربوط بقول.</translation>
    </message>
    <message>
      <source>This file is UTF-16; JSONL is UTF-8. Convert it and import again.</source>
      <translation>هذا الملف بترميز UTF-16 وJSONL بترميز UTF-8. حوّله واستورد من جديد.</translation>
    </message>
    <message>
      <source>This holds a character that cannot be kept (NUL or half a surrogate pair).</source>
      <translation>هنا محرف لا يمكن حفظه (NUL أو نصف زوج بديل).</translation>
    </message>
    <message>
      <source>This is a PDF. Copy its text into a plain file (.txt, UTF-8) and import that.</source>
      <translation>هذا ملف PDF. انسخ نصه إلى ملف نصي خالص (‎.txt بترميز UTF-8) ثم استورده.</translation>
    </message>
    <message>
      <source>This is a Word document or an archive. Save it as plain text (.txt, UTF-8) and import that.</source>
      <translation>هذا مستند Word أو ملف مضغوط. احفظه نصا خالصا (‎.txt بترميز UTF-8) ثم استورده.</translation>
    </message>
    <message>
      <source>This is a Word document. Save it as plain text (.txt, UTF-8) and import that.</source>
      <translation>هذا مستند Word. احفظه نصا خالصا (‎.txt بترميز UTF-8) ثم استورده.</translation>
    </message>
    <message>
      <source>This is a formatted document. Save it as plain text (.txt, UTF-8) and import that.</source>
      <translation>هذا مستند منسق. احفظه نصا خالصا (‎.txt بترميز UTF-8) ثم استورده.</translation>
    </message>
    <message>
      <source>This is a web page. Save its text as a plain file (.txt, UTF-8) and import that.</source>
      <translation>هذه صفحة ويب. احفظ نصها ملفا نصيا خالصا (‎.txt بترميز UTF-8) ثم استورده.</translation>
    </message>
    <message>
      <source>This is not JSON: {reason} at character {place}.</source>
      <translation>ليس هذا JSON: {reason} عند المحرف {place}.</translation>
    </message>
    <message>
      <source>This is not the text of “{id}” in the project; its offsets would not fit.</source>
      <translation>ليس هذا نص «{id}» في المشروع؛ فلن تصح مواضعه.</translation>
    </message>
    <message>
      <source>This is the first article of the list.</source>
      <translation>هذا أول مقال في القائمة.</translation>
    </message>
    <message>
      <source>This is the last article of the list.</source>
      <translation>هذا آخر مقال في القائمة.</translation>
    </message>
    <message>
      <source>This label set has no layer “{layer}”.</source>
      <translation>لا طبقة باسم «{layer}» في مجموعة الوسوم هذه.</translation>
    </message>
    <message>
      <source>This line always says. {keys} shows all keys, {palette} every command, {search} searches all articles.</source>
      <translation>هذا السطر يخبرك دائما. يعرض {keys} كل المفاتيح، و{palette} كل الأوامر، ويبحث {search} في كل المقالات.</translation>
    </message>
    <message>
      <source>This line is longer than {limit} MB; split it.</source>
      <translation>هذا السطر أطول من {limit} م.ب؛ قسّمه.</translation>
    </message>
    <message>
      <source>This line is nested too deeply to be read.</source>
      <translation>تداخل هذا السطر أعمق من أن يُقرأ.</translation>
    </message>
    <message>
      <source>This must be a JSON object.</source>
      <translation>ينبغي أن يكون هذا كائن JSON.</translation>
    </message>
    <message>
      <source>This must be a list of texts.</source>
      <translation>ينبغي أن تكون هذه قائمة نصوص.</translation>
    </message>
    <message>
      <source>This must be a list.</source>
      <translation>ينبغي أن تكون هذه قائمة.</translation>
    </message>
    <message>
      <source>This must be a whole number of characters.</source>
      <translation>ينبغي أن يكون هذا عددا صحيحا من المحارف.</translation>
    </message>
    <message>
      <source>This must be text.</source>
      <translation>ينبغي أن يكون هذا نصا.</translation>
    </message>
    <message>
      <source>This program reads the format annotator/1, not “{found}”.</source>
      <translation>يقرأ هذا البرنامج الصيغة annotator/1 لا «{found}».</translation>
    </message>
    <message>
      <source>This project does not have the work of two annotators yet. Merge a colleague's project or import her annotations, both in the menu File, and how far you agree is shown here.</source>
      <translation>ليس في هذا المشروع بعدُ عمل واسمين. ادمج مشروع زميل أو استورد وسمه، وكلاهما في قائمة «ملف»، فيظهر هنا مدى اتفاقكما.</translation>
    </message>
    <message>
      <source>This project does not have the work of two annotators yet: merge a colleague's project first (menu File).</source>
      <translation>ليس في هذا المشروع بعدُ عمل واسمين: ادمج مشروع زميل أولا (قائمة «ملف»).</translation>
    </message>
    <message>
      <source>This quotation has no reporting verb to hold the speaker: select the words and press {key}.</source>
      <translation>ليس لهذا القول فعل يُوسم عليه القائل: حدد الكلمات واضغط {key}.</translation>
    </message>
    <message>
      <source>This quotation has one segment only.</source>
      <translation>هذا القول جزء واحد.</translation>
    </message>
    <message>
      <source>This quote begins in one part of a split quote and ends in another.</source>
      <translation>يبدأ هذا القول في جزء من قول مقسوم وينتهي في جزء آخر.</translation>
    </message>
    <message>
      <source>This quote has neither cue nor speaker.</source>
      <translation>ليس لهذا القول فعل ولا قائل.</translation>
    </message>
    <message>
      <source>This quote has no speaker.</source>
      <translation>ليس لهذا القول قائل.</translation>
    </message>
    <message>
      <source>This quote is said to be unattributed and has a speaker.</source>
      <translation>هذا القول موسوم بأنه بلا قائل وله قائل.</translation>
    </message>
    <message>
      <source>This span cuts a letter from its marks, or lies outside the text.</source>
      <translation>هذا المقطع يفصل حرفا عن حركاته أو يقع خارج النص.</translation>
    </message>
    <message>
      <source>This span has no referent yet: press {key} to choose one.</source>
      <translation>لا صاحب إحالة لهذا المقطع بعد: اضغط {key} لتختاره.</translation>
    </message>
    <message>
      <source>This speaker belongs to no quote.</source>
      <translation>هذا القائل غير مربوط بقول.</translation>
    </message>
    <message>
      <source>Tick two or more annotators (Space).</source>
      <translation>اختر واسمين أو أكثر (مفتاح المسافة).</translation>
    </message>
    <message>
      <source>To</source>
      <translation>إلى</translation>
    </message>
    <message>
      <source>To the article</source>
      <translation>إلى المقال</translation>
    </message>
    <message>
      <source>To whom</source>
      <translation>لمن</translation>
    </message>
    <message>
      <source>Tour</source>
      <translation>جولة تعريف</translation>
    </message>
    <message>
      <source>Typeface of the article</source>
      <translation>خط المقال</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
    <message>
      <source>Undone: {act}</source>
      <translation>التراجع عن: {act}</translation>
    </message>
    <message>
      <source>Unlink</source>
      <translation>فك الربط</translation>
    </message>
    <message>
      <source>Up (Alt+↑)</source>
      <translation>إلى أعلى (Alt+↑)</translation>
    </message>
    <message>
      <source>Use it all the same</source>
      <translation>استعمالها مع ذلك</translation>
    </message>
    <message>
      <source>Value of the attribute</source>
      <translation>قيمة للخاصية</translation>
    </message>
    <message>
      <source>Verb</source>
      <translation>فعل القول</translation>
    </message>
    <message>
      <source>Version {version}. Everything stays on this computer.</source>
      <translation>الإصدار {version}. كل شيء يبقى على هذا الحاسوب.</translation>
    </message>
    <message>
      <source>View</source>
      <translation>عرض</translation>
    </message>
    <message>
      <source>What</source>
      <translation>ماذا</translation>
    </message>
    <message>
      <source>What all agree on is being taken; wait a moment.</source>
      <translation>يؤخذ المتفق عليه؛ انتظر لحظة.</translation>
    </message>
    <message>
      <source>What do you want to do?</source>
      <translation>ماذا تريد أن تفعل؟</translation>
    </message>
    <message>
      <source>What is in the label set</source>
      <translation>ما في مجموعة الوسوم</translation>
    </message>
    <message>
      <source>What stands between marks is not indirect.</source>
      <translation>ما كان بين علامتي تنصيص فليس غير مباشر.</translation>
    </message>
    <message>
      <source>What the merge does</source>
      <translation>ما يفعله الدمج</translation>
    </message>
    <message>
      <source>What the project holds now is kept beside it, under another name.</source>
      <translation>ما في المشروع الآن يبقى محفوظا بجانبه باسم آخر.</translation>
    </message>
    <message>
      <source>What was kept twice is being settled; wait a moment.</source>
      <translation>يُحسم الآن ما حُفظ مرتين؛ انتظر لحظة.</translation>
    </message>
    <message>
      <source>What was refused</source>
      <translation>ما رُفض</translation>
    </message>
    <message>
      <source>What would be left without a label</source>
      <translation>ما يبقى بلا وسم</translation>
    </message>
    <message>
      <source>What you wrote is not kept yet. Esc once more throws it away; Ctrl+Enter keeps it.</source>
      <translation>ما كتبته لم يُحفظ بعد. تتخلى عنه Esc مرة أخرى، ويحفظه Ctrl+Enter.</translation>
    </message>
    <message>
      <source>Which keys do what here</source>
      <translation>ما تفعله المفاتيح هنا</translation>
    </message>
    <message>
      <source>Who is it?</source>
      <translation>من هو؟</translation>
    </message>
    <message>
      <source>Who or what is “{words}”?</source>
      <translation>من أو ما المقصود بـ«{words}»؟</translation>
    </message>
    <message>
      <source>Who says it</source>
      <translation>القائل</translation>
    </message>
    <message>
      <source>Who says it?</source>
      <translation>من القائل؟</translation>
    </message>
    <message>
      <source>Whoever goes on elsewhere with the old id is kept beside it by a merge: rename when all is merged.</source>
      <translation>ومن واصل عمله في مكان آخر بالمعرّف القديم أبقى الدمجُ عملَه إلى جانب هذا، فالأفضل أن يكون التغيير بعد دمج كل شيء.</translation>
    </message>
    <message>
      <source>Whole word</source>
      <translation>الكلمة كلها</translation>
    </message>
    <message>
      <source>Whole word, or without its clitic</source>
      <translation>الكلمة كلها أو بلا سابقتها</translation>
    </message>
    <message>
      <source>Whom does this verb imply? The implied speaker has no referent.</source>
      <translation>على من يعود الضمير المستتر؟ لم يُعيّن صاحبه.</translation>
    </message>
    <message>
      <source>Whose annotations are these? Name them in the line or with --annotator.</source>
      <translation>لمن هذه الوسوم؟ سمّ الواسم في السطر أو بالخيار --annotator.</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>السبب</translation>
    </message>
    <message>
      <source>Why: {question}</source>
      <translation>السبب: {question}</translation>
    </message>
    <message>
      <source>Withdraw the copy</source>
      <translation>سحب النسخة الأخرى</translation>
    </message>
    <message>
      <source>Word to the left</source>
      <translation>كلمة إلى اليسار</translation>
    </message>
    <message>
      <source>Word to the right</source>
      <translation>كلمة إلى اليمين</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>النص</translation>
    </message>
    <message>
      <source>Words in any article</source>
      <translation>كلمات في أي مقال</translation>
    </message>
    <message>
      <source>Worth knowing</source>
      <translation>للعلم</translation>
    </message>
    <message>
      <source>Writing the report…</source>
      <translation>يكتب التقرير…</translation>
    </message>
    <message>
      <source>Wrong</source>
      <translation>خطأ</translation>
    </message>
    <message>
      <source>Wrong boundary</source>
      <translation>حدود خاطئة</translation>
    </message>
    <message>
      <source>Wrong boundary and label</source>
      <translation>حدود ووسم خاطئان</translation>
    </message>
    <message>
      <source>Wrong boundary or label</source>
      <translation>حدود خاطئة أو وسم خاطئ</translation>
    </message>
    <message>
      <source>Wrong label</source>
      <translation>وسم خاطئ</translation>
    </message>
    <message>
      <source>Wrong relation</source>
      <translation>علاقة خاطئة</translation>
    </message>
    <message>
      <source>Wrong speaker</source>
      <translation>قائل خاطئ</translation>
    </message>
    <message>
      <source>Your changes are not kept yet. Esc once more throws them away; Ctrl+Enter keeps them.</source>
      <translation>لم تُحفظ تغييراتك بعد. Esc مرة أخرى يتخلى عنها، وCtrl+Enter يحفظها.</translation>
    </message>
    <message>
      <source>a colour is # and six hexadecimal digits, not “{colour}”</source>
      <translation>اللون علامة # وبعدها ستة أرقام ست عشرية، لا «{colour}»</translation>
    </message>
    <message>
      <source>a key is one character of a US keyboard, not “{key}”</source>
      <translation>المفتاح حرف واحد من لوحة المفاتيح الأمريكية، لا «{key}»</translation>
    </message>
    <message>
      <source>a label set needs at least one layer</source>
      <translation>لا بد لمجموعة الوسوم من طبقة واحدة على الأقل</translation>
    </message>
    <message>
      <source>a layer is one of {layers}</source>
      <translation>الطبقة واحدة من {layers}</translation>
    </message>
    <message>
      <source>a layer needs at least one label</source>
      <translation>لا بد للطبقة من وسم واحد على الأقل</translation>
    </message>
    <message>
      <source>a name is one line of 1 to {most} characters</source>
      <translation>الاسم سطر واحد من حرف إلى {most} حرفا</translation>
    </message>
    <message>
      <source>a new line</source>
      <translation>سطر جديد</translation>
    </message>
    <message>
      <source>after the verb</source>
      <translation>بعد الفعل</translation>
    </message>
    <message>
      <source>agreed</source>
      <translation>متفق عليه</translation>
    </message>
    <message>
      <source>all of it</source>
      <translation>كله</translation>
    </message>
    <message>
      <source>also with و ف ب ل ك and ال before it</source>
      <translation>ومع و ف ب ل ك وال قبلها</translation>
    </message>
    <message>
      <source>an attribute needs values</source>
      <translation>لا بد للخاصية من قيم</translation>
    </message>
    <message>
      <source>an id is made of Latin letters, digits, - and _, and begins with a letter</source>
      <translation>المعرّف من حروف لاتينية وأرقام و- و_، وأوله حرف</translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>لا غير ذلك</numerusform>
        <numerusform>وواحد غير ذلك</numerusform>
        <numerusform>واثنان غير ذلك</numerusform>
        <numerusform>و%n غير ذلك</numerusform>
        <numerusform>و%n غير ذلك</numerusform>
        <numerusform>و%n غير ذلك</numerusform>
      </translation>
    </message>
    <message>
      <source>articles.db</source>
      <translation>articles.db</translation>
    </message>
    <message>
      <source>at least one layer is needed here</source>
      <translation>لا بد هنا من طبقة واحدة على الأقل</translation>
    </message>
    <message>
      <source>attributes</source>
      <translation>الخصائص</translation>
    </message>
    <message>
      <source>both taken</source>
      <translation>أُخذ كلاهما</translation>
    </message>
    <message>
      <source>boundaries</source>
      <translation>الحدود</translation>
    </message>
    <message>
      <source>copies the table</source>
      <translation>ينسخ الجدول</translation>
    </message>
    <message>
      <source>damaged</source>
      <translation>تالفة</translation>
    </message>
    <message>
      <source>defined otherwise: {labels}</source>
      <translation>معرّف تعريفا آخر: {labels}</translation>
    </message>
    <message>
      <source>goes back</source>
      <translation>الرجوع</translation>
    </message>
    <message>
      <source>goes there</source>
      <translation>الانتقال إليها</translation>
    </message>
    <message>
      <source>gold</source>
      <translation>المرجع</translation>
    </message>
    <message>
      <source>implied by the verb</source>
      <translation>يدل عليه الفعل</translation>
    </message>
    <message>
      <source>implied, unknown</source>
      <translation>مستتر غير معروف</translation>
    </message>
    <message>
      <source>in other articles</source>
      <translation>في مقالات أخرى</translation>
    </message>
    <message>
      <source>its next mention</source>
      <translation>ذكره التالي</translation>
    </message>
    <message>
      <source>its run before</source>
      <translation>تشغيله السابق</translation>
    </message>
    <message>
      <source>keeps the note</source>
      <translation>حفظ الملاحظة</translation>
    </message>
    <message>
      <source>label</source>
      <translation>الوسم</translation>
    </message>
    <message>
      <source>last annotated: {when}</source>
      <translation>آخر وسم: {when}</translation>
    </message>
    <message>
      <source>later</source>
      <translation>لاحقا</translation>
    </message>
    <message>
      <source>made anew</source>
      <translation>أُنشئ من جديد</translation>
    </message>
    <message>
      <source>may be the same</source>
      <translation>لعله هو نفسه</translation>
    </message>
    <message>
      <source>named nearby</source>
      <translation>ذُكر قريبا</translation>
    </message>
    <message>
      <source>neither taken</source>
      <translation>تُرك كلاهما</translation>
    </message>
    <message>
      <source>new referent</source>
      <translation>صاحب إحالة جديد</translation>
    </message>
    <message>
      <source>new: {name}</source>
      <translation>جديد: {name}</translation>
    </message>
    <message>
      <source>next case</source>
      <translation>الحالة التالية</translation>
    </message>
    <message>
      <source>next part</source>
      <translation>الجزء التالي</translation>
    </message>
    <message>
      <source>no such folder, or no room</source>
      <translation>المجلد غير موجود أو لا مساحة فيه</translation>
    </message>
    <message>
      <source>nobody</source>
      <translation>لا أحد</translation>
    </message>
    <message>
      <source>not found by all</source>
      <translation>ليس عند الجميع</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>لا شيء</translation>
    </message>
    <message>
      <source>nothing here</source>
      <translation>لا شيء هنا</translation>
    </message>
    <message>
      <source>one against several</source>
      <translation>واحد مقابل عدة</translation>
    </message>
    <message>
      <source>only in the other: {labels}</source>
      <translation>في الآخر وحده: {labels}</translation>
    </message>
    <message>
      <source>only in this project: {labels}</source>
      <translation>في هذا المشروع وحده: {labels}</translation>
    </message>
    <message>
      <source>opens the article</source>
      <translation>فتح المقال</translation>
    </message>
    <message>
      <source>opens the cases</source>
      <translation>يفتح الحالات</translation>
    </message>
    <message>
      <source>opens the place</source>
      <translation>يفتح الموضع</translation>
    </message>
    <message>
      <source>other boundaries</source>
      <translation>حدود مختلفة</translation>
    </message>
    <message>
      <source>other figures</source>
      <translation>أرقام أخرى</translation>
    </message>
    <message>
      <source>part of the name</source>
      <translation>بعض الاسم</translation>
    </message>
    <message>
      <source>previous case</source>
      <translation>الحالة السابقة</translation>
    </message>
    <message>
      <source>referent</source>
      <translation>صاحب الإحالة</translation>
    </message>
    <message>
      <source>reject</source>
      <translation>رفض</translation>
    </message>
    <message>
      <source>relays it</source>
      <translation>ينقله</translation>
    </message>
    <message>
      <source>same name</source>
      <translation>الاسم نفسه</translation>
    </message>
    <message>
      <source>separated by commas</source>
      <translation>تفصل بينها فواصل</translation>
    </message>
    <message>
      <source>stays here</source>
      <translation>البقاء هنا</translation>
    </message>
    <message>
      <source>taken: {name}</source>
      <translation>أُخذ جواب {name}</translation>
    </message>
    <message>
      <source>takes it back</source>
      <translation>التراجع عنه</translation>
    </message>
    <message>
      <source>the article</source>
      <translation>المقال</translation>
    </message>
    <message>
      <source>the figures</source>
      <translation>الأرقام</translation>
    </message>
    <message>
      <source>the key {key} belongs to “{owner}” already</source>
      <translation>المفتاح {key} مشغول، وهو لِـ«{owner}»</translation>
    </message>
    <message>
      <source>the marked one</source>
      <translation>المُعلَّم</translation>
    </message>
    <message>
      <source>the prediction into the gold</source>
      <translation>التوقّع إلى المرجع</translation>
    </message>
    <message>
      <source>the project is as it was</source>
      <translation>المشروع كما كان</translation>
    </message>
    <message>
      <source>there is another “{id}”</source>
      <translation>المعرّف «{id}» مستعمل لغيره</translation>
    </message>
    <message>
      <source>there is no layer “{layer}”</source>
      <translation>لا طبقة باسم «{layer}»</translation>
    </message>
    <message>
      <source>this must be a table</source>
      <translation>ينبغي أن يكون هذا جدولا</translation>
    </message>
    <message>
      <source>to</source>
      <translation>إلى</translation>
    </message>
    <message>
      <source>told it</source>
      <translation>قيل له</translation>
    </message>
    <message>
      <source>type a name</source>
      <translation>اكتب اسما</translation>
    </message>
    <message numerus="yes">
      <source>uα counts outermost spans: %n nested one(s) left out.</source>
      <translation>
        <numerusform>uα يحسب المقاطع الخارجية، ولم يهمل شيء.</numerusform>
        <numerusform>uα يحسب المقاطع الخارجية: أهمل مقطع متداخل واحد.</numerusform>
        <numerusform>uα يحسب المقاطع الخارجية: أهمل مقطعان متداخلان.</numerusform>
        <numerusform>uα يحسب المقاطع الخارجية: أهملت %n مقاطع متداخلة.</numerusform>
        <numerusform>uα يحسب المقاطع الخارجية: أهمل %n مقطعا متداخلا.</numerusform>
        <numerusform>uα يحسب المقاطع الخارجية: أهمل %n مقطع متداخل.</numerusform>
      </translation>
    </message>
    <message>
      <source>via</source>
      <translation>نقلا عن</translation>
    </message>
    <message>
      <source>who says it?</source>
      <translation>من القائل؟</translation>
    </message>
    <message numerus="yes">
      <source>{annotator} in “{title}”: %n act(s) more</source>
      <translation>
        <numerusform>{annotator} في «{title}»: لا أفعال أخرى</numerusform>
        <numerusform>{annotator} في «{title}»: فعل واحد آخر</numerusform>
        <numerusform>{annotator} في «{title}»: فعلان آخران</numerusform>
        <numerusform>{annotator} في «{title}»: %n أفعال أخرى</numerusform>
        <numerusform>{annotator} في «{title}»: %n فعلا آخر</numerusform>
        <numerusform>{annotator} في «{title}»: %n فعل آخر</numerusform>
      </translation>
    </message>
    <message>
      <source>{annotator} in “{title}”: {removed} of {of} spans go</source>
      <translation>{annotator} في «{title}»: يُحذف {removed} من {of} من المقاطع</translation>
    </message>
    <message>
      <source>{annotator} went on in two ways in “{title}”: the longer keeps the name, the other is {copies}</source>
      <translation>عمل {annotator} في «{title}» تفرّع: الأطول يبقى باسمه، والآخر هو {copies}</translation>
    </message>
    <message numerus="yes">
      <source>{annotator}: %n article(s) annotated</source>
      <translation>
        <numerusform>{annotator}: لا مقالات موسومة</numerusform>
        <numerusform>{annotator}: مقال موسوم واحد</numerusform>
        <numerusform>{annotator}: مقالان موسومان</numerusform>
        <numerusform>{annotator}: %n مقالات موسومة</numerusform>
        <numerusform>{annotator}: %n مقالا موسوما</numerusform>
        <numerusform>{annotator}: %n مقال موسوم</numerusform>
      </translation>
    </message>
    <message>
      <source>{annotator}: settled</source>
      <translation>{annotator}: حُسم أمره</translation>
    </message>
    <message>
      <source>{annotator}: {ours} only here, {copy} only in the copy, {otherwise} not alike</source>
      <translation>{annotator}: هنا فقط {ours}، في النسخة الأخرى فقط {copy}، مختلف {otherwise}</translation>
    </message>
    <message>
      <source>{answered} of {asked} articles</source>
      <translation>المقالات: {answered} من {asked}</translation>
    </message>
    <message>
      <source>{count} words</source>
      <translation>{count} كلمات</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} من {total}</translation>
    </message>
    <message>
      <source>{done} of {total} done</source>
      <translation>اكتمل {done} من {total}</translation>
    </message>
    <message>
      <source>{done} of {total} settled; {agreed} agreed</source>
      <translation>فُصل في {done} من {total}؛ والمتفق عليه {agreed}</translation>
    </message>
    <message>
      <source>{file} – left out</source>
      <translation>{file} – متروك</translation>
    </message>
    <message>
      <source>{guidelines} says what its label means.</source>
      <translation>ويشرح {guidelines} معنى وسمه.</translation>
    </message>
    <message>
      <source>{key} belongs to two commands: {first}, {second}.</source>
      <translation>المفتاح {key} لأمرين معا: {first} و{second}.</translation>
    </message>
    <message>
      <source>{key} brings the copy back</source>
      <translation>المفتاح {key} يعيد النسخة الأخرى</translation>
    </message>
    <message>
      <source>{key} settles it</source>
      <translation>المفتاح {key} يحسم الأمر</translation>
    </message>
    <message>
      <source>{key} shows the errors</source>
      <translation>{key} يعرض الأخطاء</translation>
    </message>
    <message>
      <source>{label} and so on tag the word at the caret. {referent} says who it is; {everywhere} finds it again.</source>
      <translation>يسم {label} وما بعده الكلمة عند المؤشر. ويحدد {referent} من هو، ويجد {everywhere} سائر مواضعه.</translation>
    </message>
    <message>
      <source>{label}: {name}</source>
      <translation>{label}: {name}</translation>
    </message>
    <message>
      <source>{label}: {places}; {undo} in one of the articles takes them back</source>
      <translation>{label}: {places}؛ يتراجع عنها {undo} في أحد هذه المقالات</translation>
    </message>
    <message>
      <source>{label}?</source>
      <translation>{label}؟</translation>
    </message>
    <message>
      <source>{name} has no spans in these articles.</source>
      <translation>ليس لدى {name} أي مقطع في هذه المقالات.</translation>
    </message>
    <message>
      <source>{name} has the id of somebody else and comes in as {id}</source>
      <translation>معرّف {name} لغيره هنا، فيدخل بالمعرّف {id}</translation>
    </message>
    <message>
      <source>{name}, and these words are now one of the names</source>
      <translation>{name}، وصارت هذه الكلمات من أسمائه</translation>
    </message>
    <message>
      <source>{next_pane} brings the keyboard here and back.</source>
      <translation>ينقل {next_pane} لوحة المفاتيح إلى هنا ويعيدها.</translation>
    </message>
    <message>
      <source>{next_place} goes to the next one, {accept} takes all it shows, {reject} rejects it for good.</source>
      <translation>ينقلك {next_place} إلى التالي، ويأخذ {accept} كل ما يعرضه، ويرفضه {reject} نهائيا.</translation>
    </message>
    <message>
      <source>{path} cannot be locked for writing: {reason}.</source>
      <translation>تعذر حجز {path} للكتابة: {reason}.</translation>
    </message>
    <message>
      <source>{path} cannot be opened. Check that the file and its folder may be written to.</source>
      <translation>تعذر فتح {path}. تأكد من صلاحية الكتابة في الملف ومجلده.</translation>
    </message>
    <message>
      <source>{path} cannot be read: {reason}.</source>
      <translation>تعذرت قراءة {path}: {reason}.</translation>
    </message>
    <message>
      <source>{path} cannot be searched: {reason}.</source>
      <translation>تعذر البحث في {path}: {reason}.</translation>
    </message>
    <message>
      <source>{path} cannot be written: {reason}.</source>
      <translation>تعذرت كتابة {path}: {reason}.</translation>
    </message>
    <message>
      <source>{path} could not be brought to the new version; it was left as it was.</source>
      <translation>تعذر ترحيل {path} إلى الإصدار الجديد؛ وبقي كما كان.</translation>
    </message>
    <message>
      <source>{path} has another label set ({labels}); nothing was merged. Merge again and say that yours is to be kept.</source>
      <translation>لمشروع {path} مجموعة وسوم أخرى ({labels})؛ لم يُدمج شيء. أعد الدمج واختر الإبقاء على مجموعتك.</translation>
    </message>
    <message>
      <source>{path} holds nothing by “{name}”.</source>
      <translation>ليس في {path} شيء من عمل «{name}».</translation>
    </message>
    <message>
      <source>{path} holds nothing by “{name}”; name one of its annotators ({names}): {path}:NAME.</source>
      <translation>ليس في {path} شيء من عمل «{name}»؛ سمّ أحد الواسمين فيه ({names}) هكذا: {path}:NAME.</translation>
    </message>
    <message>
      <source>{path} holds tables or triggers that are not Annotator's; it is not opened.</source>
      <translation>في {path} جداول أو مشغلات ليست من هذا البرنامج؛ فلم يُفتح.</translation>
    </message>
    <message>
      <source>{path} holds the work of several annotators ({names}); name one: {path}:NAME.</source>
      <translation>في {path} عمل عدة واسمين ({names})؛ سمّ واحدا منهم هكذا: {path}:NAME.</translation>
    </message>
    <message>
      <source>{path} is a database of another program; nothing was changed in it.</source>
      <translation>{path} قاعدة بيانات لبرنامج آخر؛ ولم يتغير فيها شيء.</translation>
    </message>
    <message>
      <source>{path} is a link; name the file itself.</source>
      <translation>{path} رابط؛ سمّ الملف نفسه.</translation>
    </message>
    <message>
      <source>{path} is damaged ({detail}). It was left as it is; restore the newest backup.</source>
      <translation>{path} تالف ({detail}). تُرك كما هو؛ استعد أحدث نسخة احتياطية.</translation>
    </message>
    <message>
      <source>{path} is damaged. It was left as it is; restore the newest backup.</source>
      <translation>{path} تالف. تُرك كما هو؛ استعد أحدث نسخة احتياطية.</translation>
    </message>
    <message>
      <source>{path} is not UTF-8: byte {place} cannot be read.</source>
      <translation>الملف {path} ليس بترميز UTF-8: تعذرت قراءة البايت {place}.</translation>
    </message>
    <message>
      <source>{path} is not a project of Annotator.</source>
      <translation>{path} ليس مشروعا لهذا البرنامج.</translation>
    </message>
    <message>
      <source>{path} is not a project of Annotator; choose a .db file made by it.</source>
      <translation>{path} ليس مشروعا لهذا البرنامج؛ اختر ملف ‎.db أنشأه.</translation>
    </message>
    <message>
      <source>{path} is of an older version and read-only; copy it to your own folder first.</source>
      <translation>{path} من إصدار أقدم وهو للقراءة فقط؛ انسخه إلى مجلدك أولا.</translation>
    </message>
    <message>
      <source>{path} is of an older version; open it once in Annotator, then merge it.</source>
      <translation>{path} من إصدار أقدم؛ افتحه مرة في البرنامج ثم ادمجه.</translation>
    </message>
    <message>
      <source>{path} is of an older version; open it once with the program, then try again.</source>
      <translation>{path} من إصدار أقدم؛ افتحه مرة في البرنامج ثم أعد المحاولة.</translation>
    </message>
    <message>
      <source>{path} is of version {version}, which this program cannot read.</source>
      <translation>{path} من الإصدار {version} ولا يقرؤه هذا البرنامج.</translation>
    </message>
    <message>
      <source>{path} is open in another program ({holder}). Close it there and try again.</source>
      <translation>{path} مفتوح في برنامج آخر ({holder}). أغلقه هناك وحاول من جديد.</translation>
    </message>
    <message>
      <source>{path} is read-only: nothing was changed. Copy the project to a place you may write to.</source>
      <translation>{path} للقراءة فقط: لم يتغير شيء. انسخ المشروع إلى مكان تملك الكتابة فيه.</translation>
    </message>
    <message>
      <source>{path} is read-only: you can look at it but not annotate. Copy it to your own folder.</source>
      <translation>{path} للقراءة فقط: يمكنك الاطلاع عليه دون وسمه. انسخه إلى مجلدك.</translation>
    </message>
    <message>
      <source>{path} is the project itself; choose another file to merge.</source>
      <translation>{path} هو المشروع نفسه؛ اختر ملفا آخر للدمج.</translation>
    </message>
    <message>
      <source>{path} refused the change: {reason}.</source>
      <translation>رفض {path} التغيير: {reason}.</translation>
    </message>
    <message>
      <source>{path} was made by a newer Annotator (version {found}, this one knows {known}); update the program.</source>
      <translation>{path} من إصدار أحدث ({found}، وهذا يعرف {known})؛ حدّث البرنامج.</translation>
    </message>
    <message>
      <source>{path} was not closed properly; open it once in Annotator, then merge it.</source>
      <translation>لم يُغلق {path} كما ينبغي؛ افتحه مرة في البرنامج ثم ادمجه.</translation>
    </message>
    <message>
      <source>{path}: the keys of “{command}” must be texts.</source>
      <translation>{path}: ينبغي أن تكون مفاتيح «{command}» نصوصا.</translation>
    </message>
    <message>
      <source>{path}: there is no command “{command}”.</source>
      <translation>{path}: الأمر «{command}» غير معروف.</translation>
    </message>
    <message>
      <source>{path}: “{key}” is not a key of a US keyboard.</source>
      <translation>{path}: ‏«{key}» ليس من مفاتيح اللوحة الأمريكية.</translation>
    </message>
    <message>
      <source>{problem}</source>
      <translation>{problem}</translation>
    </message>
    <message>
      <source>{quote} takes the quotation at the caret with its verb and asks who says it: a digit answers.</source>
      <translation>يأخذ {quote} القول عند المؤشر مع فعله ويسأل عن قائله فتجيب برقم.</translation>
    </message>
    <message>
      <source>{reason}</source>
      <translation>{reason}</translation>
    </message>
    <message>
      <source>{relation} of: {words}</source>
      <translation>{relation} لِـ: {words}</translation>
    </message>
    <message>
      <source>{relation}: {words}</source>
      <translation>{relation}: {words}</translation>
    </message>
    <message>
      <source>{same} of {count} as in the gold</source>
      <translation>{same} من {count} كما في المرجع</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} ث</translation>
    </message>
    <message>
      <source>{share}% of the article</source>
      <translation>{share}٪ من المقال</translation>
    </message>
    <message>
      <source>{theme}: contrast {ratio} to 1</source>
      <translation>{theme}: التباين {ratio} إلى 1</translation>
    </message>
    <message>
      <source>{value} is not a number that can be kept.</source>
      <translation>{value} ليس عددا يمكن حفظه.</translation>
    </message>
    <message>
      <source>{words} is a name of {name}</source>
      <translation>{words} اسم لـ{name}</translation>
    </message>
    <message>
      <source>α of words</source>
      <translation>α الكلمات</translation>
    </message>
    <message>
      <source>“{command}” cannot be started: {reason}.</source>
      <translation>تعذّر تشغيل «{command}»: {reason}.</translation>
    </message>
    <message>
      <source>“{field}” is missing or is not text</source>
      <translation>«{field}» غير موجود أو ليس نصا</translation>
    </message>
    <message>
      <source>“{field}” must be a list of texts</source>
      <translation>ينبغي أن يكون «{field}» قائمة نصوص</translation>
    </message>
    <message>
      <source>“{found}” is none of {allowed}.</source>
      <translation>«{found}» ليس من {allowed}.</translation>
    </message>
    <message>
      <source>“{id}” by the same annotator stands in line {line} already.</source>
      <translation>«{id}» للواسم نفسه ورد في السطر {line}.</translation>
    </message>
    <message>
      <source>“{id}” has been annotated since; open the article to go on from there.</source>
      <translation>وُسم «{id}» بعد ذلك؛ افتح المقال لتتابع منه.</translation>
    </message>
    <message>
      <source>“{id}” is annotated by {annotator} already, differently: the imported annotations are kept as {name}.</source>
      <translation>وسم {annotator} المستند «{id}» من قبل وسما مختلفا: حُفظت الوسوم المستوردة باسم {name}.</translation>
    </message>
    <message>
      <source>“{key}” is missing.</source>
      <translation>«{key}» ناقص.</translation>
    </message>
    <message>
      <source>“{name}” has been changed meanwhile; nothing was altered. Try again.</source>
      <translation>تغيّر «{name}» في الأثناء؛ ولم يُعدّل شيء. حاول من جديد.</translation>
    </message>
    <message>
      <source>“{name}” is not an extractor in this project; give the extractor another name.</source>
      <translation>«{name}» ليس مستخرِجًا في هذا المشروع؛ سمِّ المستخرِج باسم آخر.</translation>
    </message>
    <message>
      <source>“{name}” is not in the file any more; nothing was altered. Open the document again.</source>
      <translation>لم يعد «{name}» في الملف؛ ولم يُعدّل شيء. افتح المقال من جديد.</translation>
    </message>
    <message>
      <source>“{name}” is somebody's own work; give the gold another name.</source>
      <translation>«{name}» عمل شخص بعينه؛ سمّ النسخة المرجعية اسما آخر.</translation>
    </message>
    <message>
      <source>“{name}” is there already: Enter again makes them one, Esc does not.</source>
      <translation>«{name}» موجود من قبل: ‏Enter مرة أخرى يجعلهما واحدا، وEsc يتركهما.</translation>
    </message>
    <message>
      <source>“{name}” is used by {count} spans elsewhere in the project and cannot go; nothing was altered.</source>
      <translation>«{name}» مستعمل في {count} من المقاطع الأخرى في المشروع فلا يُحذف؛ ولم يُعدّل شيء.</translation>
    </message>
    <message>
      <source>“{title}”</source>
      <translation>«{title}»</translation>
    </message>
    <message>
      <source>“{value}” is no value of {attribute}.</source>
      <translation>«{value}» ليست من قيم {attribute}.</translation>
    </message>
    <message numerus="yes">
      <source>“{words}” stands in %n other place(s)</source>
      <translation>
        <numerusform>لا ترد «{words}» في موضع آخر</numerusform>
        <numerusform>ترد «{words}» في موضع آخر</numerusform>
        <numerusform>ترد «{words}» في موضعين آخرين</numerusform>
        <numerusform>ترد «{words}» في %n مواضع أخرى</numerusform>
        <numerusform>ترد «{words}» في %n موضعا آخر</numerusform>
        <numerusform>ترد «{words}» في %n موضع آخر</numerusform>
      </translation>
    </message>
  </context>
</TS>
