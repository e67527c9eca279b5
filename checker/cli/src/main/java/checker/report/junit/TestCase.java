package checker.report.junit;

import java.util.Optional;

/**
 * What a test report says of one question.
 *
 * @param group what comes before the name: {@code specs/revoke.spec:revoke.quick}
 * @param file the specification's path
 * @param line where the question is asked, from 1; 0 if nowhere
 * @param nanos how long it took, as far as it can be told apart
 * @param problem empty if all is as expected
 * @param output more to say, or nothing
 */
record TestCase(
    String group, String name, String file, int line, long nanos, Optional<Problem> problem, String output) {

  /** What there is of each. */
  enum Kind {
    /** The answer is other than expected. */
    FAILURE("failure"),
    /** There is no answer. */
    ERROR("error"),
    /** The question was not asked, for a reason that another test case tells. */
    SKIPPED("skipped");

    private final String element;

    Kind(String element) {
      this.element = element;
    }

    String element() {
      return element;
    }
  }

  /**
   * Why it is not as expected.
   *
   * @param type {@code safety}, {@code E101}; nothing for {@link Kind#SKIPPED}
   * @param message in one line
   * @param details more lines, or nothing
   */
  record Problem(Kind kind, String type, String message, String details) {}

  static TestCase passed(String group, String name, String file, int line, String output) {
    return new TestCase(group, name, file, line, 0, Optional.empty(), output);
  }

  TestCase with(Kind kind, String type, String message, String details) {
    return new TestCase(group, name, file, line, nanos, Optional.of(new Problem(kind, type, message, details)), output);
  }

  TestCase took(long elapsedNanos) {
    return new TestCase(group, name, file, line, elapsedNanos, problem, output);
  }

  boolean is(Kind kind) {
    return problem.filter(p -> p.kind() == kind).isPresent();
  }

  void write(Xml xml) {
    xml.open("testcase").attribute("name", name).attribute("classname", group).attribute("time", JUnitReport.seconds(nanos));
    xml.attribute("file", file);
    if (line > 0) {
      xml.attribute("line", line);
    }
    problem.ifPresent(
        p -> {
          xml.open(p.kind().element()).attribute("message", p.message());
          if (p.kind() != Kind.SKIPPED) {
            xml.attribute("type", p.type()).text(p.details());
          }
          xml.close();
        });
    if (!output.isEmpty()) {
      xml.open("system-out").text(output).close();
    }
    xml.close();
  }
}
