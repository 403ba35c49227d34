<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
  <context>
    <name>annotator</name>
    <message numerus="yes">
      <source>%n agreed question(s) are not taken yet: {key} takes them.</source>
      <translation>
        <numerusform>%n agreed question is not taken yet: {key} takes it.</numerusform>
        <numerusform>%n agreed questions are not taken yet: {key} takes them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotation set(s)</source>
      <translation>
        <numerusform>%n annotation set</numerusform>
        <numerusform>%n annotation sets</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotation set(s) are further on here</source>
      <translation>
        <numerusform>%n annotation set is further on here</numerusform>
        <numerusform>%n annotation sets are further on here</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n annotator(s)</source>
      <translation>
        <numerusform>%n annotator</numerusform>
        <numerusform>%n annotators</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n article(s)</source>
      <translation>
        <numerusform>%n article</numerusform>
        <numerusform>%n articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n case(s)</source>
      <translation>
        <numerusform>%n case</numerusform>
        <numerusform>%n cases</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n continued</source>
      <translation>
        <numerusform>%n continued</numerusform>
        <numerusform>%n continued</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copy(ies) settled elsewhere are withdrawn here</source>
      <translation>
        <numerusform>%n copy settled elsewhere is withdrawn here</numerusform>
        <numerusform>%n copies settled elsewhere are withdrawn here</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copy(ies) settled.</source>
      <translation>
        <numerusform>%n copy settled.</numerusform>
        <numerusform>%n copies settled.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n fault(s): what is red in the list cannot be kept.</source>
      <translation>
        <numerusform>%n fault: what is red in the list cannot be kept.</numerusform>
        <numerusform>%n faults: what is red in the list cannot be kept.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n kept twice</source>
      <translation>
        <numerusform>%n kept twice</numerusform>
        <numerusform>%n kept twice</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more problem(s)</source>
      <translation>
        <numerusform>%n more problem</numerusform>
        <numerusform>%n more problems</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new article(s)</source>
      <translation>
        <numerusform>%n new article</numerusform>
        <numerusform>%n new articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new referent(s)</source>
      <translation>
        <numerusform>%n new referent</numerusform>
        <numerusform>%n new referents</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s)</source>
      <translation>
        <numerusform>%n place</numerusform>
        <numerusform>%n places</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n problem(s)</source>
      <translation>
        <numerusform>%n problem</numerusform>
        <numerusform>%n problems</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n question(s) are open; {key} goes to the next.</source>
      <translation>
        <numerusform>%n question is open; {key} goes there.</numerusform>
        <numerusform>%n questions are open; {key} goes to the next.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n refused</source>
      <translation>
        <numerusform>%n refused</numerusform>
        <numerusform>%n refused</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n relation(s)</source>
      <translation>
        <numerusform>%n relation</numerusform>
        <numerusform>%n relations</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n relation(s) and attribute value(s) would not be known any more.</source>
      <translation>
        <numerusform>%n relation or attribute value would not be known any more.</numerusform>
        <numerusform>%n relations and attribute values would not be known any more.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n span(s)</source>
      <translation>
        <numerusform>%n span</numerusform>
        <numerusform>%n spans</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n span(s) go</source>
      <translation>
        <numerusform>%n span goes</numerusform>
        <numerusform>%n spans go</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n span(s) would be left without a label.</source>
      <translation>
        <numerusform>%n span would be left without a label.</numerusform>
        <numerusform>%n spans would be left without a label.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n text(s) are here already under another id; both stay</source>
      <translation>
        <numerusform>%n text is here already under another id; both stay</numerusform>
        <numerusform>%n texts are here already under other ids; all stay</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n there already</source>
      <translation>
        <numerusform>%n there already</numerusform>
        <numerusform>%n there already</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Exported %n line(s).</source>
      <translation>
        <numerusform>Exported %n line.</numerusform>
        <numerusform>Exported %n lines.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Leave out the scraper's last line (%n file(s))</source>
      <translation>
        <numerusform>Leave out the scraper's last line (%n file)</numerusform>
        <numerusform>Leave out the scraper's last line (%n files)</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Merge %n project(s) into this one?</source>
      <translation>
        <numerusform>Merge %n project into this one?</numerusform>
        <numerusform>Merge %n projects into this one?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tagged %n more place(s)</source>
      <translation>
        <numerusform>Tagged %n more place</numerusform>
        <numerusform>Tagged %n more places</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Taken as agreed in %n article(s); {done} of them are done.</source>
      <translation>
        <numerusform>Taken as agreed in %n article; {done} of them are done.</numerusform>
        <numerusform>Taken as agreed in %n articles; {done} of them are done.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Taken as agreed: %n question(s). {key} takes it back.</source>
      <translation>
        <numerusform>Taken as agreed: %n question. {key} takes it back.</numerusform>
        <numerusform>Taken as agreed: %n questions. {key} takes it back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The encoding of %n file(s) is not certain. Does the text read as it should?</source>
      <translation>
        <numerusform>The encoding of %n file is not certain. Does the text read as it should?</numerusform>
        <numerusform>The encoding of %n files is not certain. Does the text read as it should?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The worst of %n article(s)</source>
      <translation>
        <numerusform>The worst of %n article</numerusform>
        <numerusform>The worst of %n articles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>and %n more</numerusform>
        <numerusform>and %n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>uα counts outermost spans: %n nested one(s) left out.</source>
      <translation>
        <numerusform>uα counts outermost spans: %n nested one left out.</numerusform>
        <numerusform>uα counts outermost spans: %n nested ones left out.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{annotator} in “{title}”: %n act(s) more</source>
      <translation>
        <numerusform>{annotator} in “{title}”: %n act more</numerusform>
        <numerusform>{annotator} in “{title}”: %n acts more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{annotator}: %n article(s) annotated</source>
      <translation>
        <numerusform>{annotator}: %n article annotated</numerusform>
        <numerusform>{annotator}: %n articles annotated</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>“{words}” stands in %n other place(s)</source>
      <translation>
        <numerusform>“{words}” stands in %n other place</numerusform>
        <numerusform>“{words}” stands in %n other places</numerusform>
      </translation>
    </message>
  </context>
</TS>
