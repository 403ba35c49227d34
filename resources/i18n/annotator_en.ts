<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
  <context>
    <name>annotator</name>
    <message numerus="yes">
      <source>%n problem(s)</source>
      <translation>
        <numerusform>%n problem</numerusform>
        <numerusform>%n problems</numerusform>
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
      <source>%n span(s)</source>
      <translation>
        <numerusform>%n span</numerusform>
        <numerusform>%n spans</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tagged %n more place(s)</source>
      <translation>
        <numerusform>Tagged %n more place</numerusform>
        <numerusform>Tagged %n more places</numerusform>
      </translation>
    </message>
  </context>
</TS>
