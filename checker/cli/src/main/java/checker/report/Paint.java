package checker.report;

/** Colours for a terminal, or none. Painted text is never measured: paint after padding. */
public enum Paint {
  PLAIN,
  ANSI;

  String bold(String text) {
    return painted("1", text);
  }

  String faint(String text) {
    return painted("2", text);
  }

  String red(String text) {
    return painted("1;31", text);
  }

  String green(String text) {
    return painted("32", text);
  }

  String yellow(String text) {
    return painted("33", text);
  }

  private String painted(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
