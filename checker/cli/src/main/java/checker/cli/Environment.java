package checker.cli;

/** The environment variables that the checker and its launcher read, as the manual tells of them. */
enum Environment {
  CHECKER_JAVA_OPTS("more options for Java, for example -Xmx8g instead of three quarters of the machine's memory"),
  JAVA_HOME("the Java to use, 17 or later; otherwise the one on the PATH"),
  MAVEN("the Maven to build the checker with on its first use; otherwise mvn on the PATH"),
  NO_COLOR("if set, no colours unless --color=always"),
  TERM("if it is dumb, neither colours nor a progress line"),
  COLUMNS("the width of a terminal that does not tell its own"),
  CI("if set, gate --update is refused unless --force"),
  GITHUB_STEP_SUMMARY("with --format github, the file to which a summary is added");

  private final String meaning;

  Environment(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }
}
