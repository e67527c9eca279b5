package checker.source;

/**
 * Every fault that a specification can have, with its stable code. Codes are never reused.
 * {@code E0xx} reading and syntax, {@code E1xx} names and modules, {@code E2xx} types, {@code E3xx} limits,
 * {@code W4xx} warnings. Faults of a running specification are {@link EvaluationError}s.
 */
public enum DiagnosticCode {
  FILE_NOT_FOUND("E001", Severity.ERROR, "file not found"),
  FILE_UNREADABLE("E002", Severity.ERROR, "file cannot be read"),
  NOT_TEXT("E003", Severity.ERROR, "not a UTF-8 text"),
  UNEXPECTED_CHARACTER("E004", Severity.ERROR, "unexpected character"),
  SYNTAX("E005", Severity.ERROR, "syntax error"),
  INTEGER_TOO_LARGE("E006", Severity.ERROR, "integer too large"),
  UNTERMINATED_STRING("E007", Severity.ERROR, "unterminated string"),
  UNCLOSED("E008", Severity.ERROR, "unclosed bracket"),
  KEYWORD_AS_NAME("E009", Severity.ERROR, "keyword used as a name"),
  NEEDS_PARENTHESES("E010", Severity.ERROR, "parentheses needed"),
  MISSING_PRIME("E011", Severity.ERROR, "assignment without a prime"),
  NESTED_TOO_DEEPLY("E012", Severity.ERROR, "nested too deeply"),
  UNKNOWN_WORD("E013", Severity.ERROR, "unknown word"),
  FOREIGN_OPERATOR("E014", Severity.ERROR, "operator of another language"),
  MISSING_SEMICOLON("E015", Severity.ERROR, "missing `;`"),
  FILE_TOO_LARGE("E016", Severity.ERROR, "file too large"),
  TOO_MANY_ERRORS("E017", Severity.ERROR, "too many syntax errors"),

  UNKNOWN_NAME("E101", Severity.ERROR, "unknown name"),
  DUPLICATE_NAME("E102", Severity.ERROR, "name declared twice"),
  SHADOWED_NAME("E103", Severity.ERROR, "name hides another"),
  UNKNOWN_TYPE("E104", Severity.ERROR, "unknown type"),
  UNKNOWN_MODULE("E105", Severity.ERROR, "unknown module"),
  CYCLIC_MODULES("E106", Severity.ERROR, "modules extend each other"),
  DUPLICATE_MODULE("E107", Severity.ERROR, "module declared twice"),
  NOTHING_TO_OVERRIDE("E108", Severity.ERROR, "nothing to override"),
  UNKNOWN_ACTOR("E109", Severity.ERROR, "unknown actor"),
  UNKNOWN_ACTION("E110", Severity.ERROR, "unknown action or step"),
  UNKNOWN_PROPERTY("E111", Severity.ERROR, "unknown property"),
  UNKNOWN_CONSTANT("E112", Severity.ERROR, "unknown constant"),
  UNKNOWN_FIELD("E113", Severity.ERROR, "unknown field"),
  AMBIGUOUS_NAME("E114", Severity.ERROR, "ambiguous name"),
  CYCLIC_DECLARATION("E115", Severity.ERROR, "declaration refers to itself"),
  MISPLACED_SUPER("E116", Severity.ERROR, "super outside an override"),
  RESERVED_NAME("E117", Severity.ERROR, "reserved name"),
  UNKNOWN_PROCEDURE("E118", Severity.ERROR, "unknown procedure"),

  TYPE_MISMATCH("E201", Severity.ERROR, "type mismatch"),
  NOT_CONSTANT("E202", Severity.ERROR, "not a constant expression"),
  CANNOT_INFER("E203", Severity.ERROR, "type cannot be told"),
  WRONG_ARGUMENTS("E204", Severity.ERROR, "wrong number of arguments"),
  NOT_A_VARIABLE("E205", Severity.ERROR, "not an assignable variable"),
  SYMMETRY("E206", Severity.ERROR, "symmetric values told apart"),
  MISPLACED_PRIME("E207", Severity.ERROR, "next state not available here"),
  MISPLACED_TEMPORAL("E208", Severity.ERROR, "temporal operator outside a property"),
  MISPLACED_ENABLED("E209", Severity.ERROR, "enabled outside a temporal property"),
  MISPLACED_CONTROL("E210", Severity.ERROR, "goto or stop not allowed here"),
  CHOICE_IN_FOR("E211", Severity.ERROR, "choice inside for"),
  ASSIGNED_TWICE("E212", Severity.ERROR, "assigned twice on one path"),
  VALUE_OUTSIDE("E213", Severity.ERROR, "value outside its type"),
  EMPTY_TYPE("E214", Severity.ERROR, "type without values"),
  NOT_SCALAR("E215", Severity.ERROR, "scalar type needed"),
  MISSING_INITIAL("E216", Severity.ERROR, "no initial value"),
  WRONG_FIELDS("E217", Severity.ERROR, "fields do not match the record"),
  CONSTANT_FAULT("E218", Severity.ERROR, "constant cannot be evaluated"),
  WRONG_OUTCOME("E219", Severity.ERROR, "outcome does not suit its subject"),
  WRONG_BINDER("E220", Severity.ERROR, "one name needed"),
  WRONG_OVERRIDE("E221", Severity.ERROR, "override does not match"),

  INTEGER_OVERFLOW("E301", Severity.ERROR, "integer outside 32 bits"),
  TYPE_TOO_LARGE("E302", Severity.ERROR, "type too large"),
  STATE_TOO_LARGE("E303", Severity.ERROR, "state too large"),
  TOO_MANY_INSTANCES("E304", Severity.ERROR, "too many action instances"),
  TOO_MANY_INITIAL_STATES("E305", Severity.ERROR, "too many initial states"),
  TOO_DEEP("E306", Severity.ERROR, "nested too deeply"),
  DOMAIN_TOO_LARGE("E307", Severity.ERROR, "too many values to go through"),

  UNUSED_NAME("W401", Severity.WARNING, "name never used"),
  NEVER_READ("W402", Severity.WARNING, "variable never read"),
  NEVER_WRITTEN("W403", Severity.WARNING, "variable never assigned"),
  CONSTANT_CONDITION("W404", Severity.WARNING, "condition never changes"),
  CONSTANT_COMPARISON("W405", Severity.WARNING, "comparison never changes"),
  NO_VARIABLE("W406", Severity.WARNING, "property mentions no variable"),
  REPEATED_DEFAULT("W407", Severity.WARNING, "scenario repeats a default"),
  UNREACHABLE_STEP("W408", Severity.WARNING, "step never reached"),
  NEVER_STOPS("W409", Severity.WARNING, "actor never stops");

  private final String code;
  private final Severity severity;
  private final String title;

  DiagnosticCode(String code, Severity severity, String title) {
    this.code = code;
    this.severity = severity;
    this.title = title;
  }

  /** The stable code, for example {@code E005}. */
  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** A few words that name the fault. */
  public String title() {
    return title;
  }
}
