package checker.translate.tla;

import java.util.List;

/** Operators that a module defines for itself where it needs them: what TLA+ says in other words than a specification. */
enum Helper {
  IN_RANGE("InRange", "InRange(v, S) == IF v \\in S THEN v ELSE Assert(FALSE, \"value out of range\")"),
  NOT_NIL("NotNil", "NotNil(v) == IF v = nil THEN Assert(FALSE, \"nil where a value is needed\") ELSE v"),
  MEMBERS_IN(
      "MembersIn", "MembersIn(s, S) == IF s \\subseteq S THEN s ELSE Assert(FALSE, \"value out of range\")"),
  AT_MOST("AtMost", "AtMost(s, n) == IF Len(s) <= n THEN s ELSE Assert(FALSE, \"sequence longer than its type allows\")"),
  SEQUENCES("Sequences", "Sequences(S, n) == UNION {[1..k -> S] : k \\in 0..n}"),
  /** TLC's {@code %} takes no negative divisor. */
  MODULO("Modulo", "Modulo(a, b) == a - b * (a \\div b)"),
  MIN("Min", "Min(S) == CHOOSE m \\in S : \\A n \\in S : m <= n"),
  MAX("Max", "Max(S) == CHOOSE m \\in S : \\A n \\in S : m >= n"),
  SUM(
      "Sum",
      "RECURSIVE Sum(_, _)",
      "Sum(f, S) == IF S = {} THEN 0 ELSE LET e == CHOOSE e \\in S : TRUE IN f[e] + Sum(f, S \\ {e})"),
  LEAST(
      "Least",
      "\\* The least integer in S of which P is true.",
      "Least(S, P(_)) == CHOOSE i \\in S : P(i) /\\ \\A j \\in S : j < i => ~P(j)"),
  FIRST(
      "First",
      "\\* The first value of a sequence of which P is true.",
      "First(order, P(_)) ==",
      "  order[CHOOSE i \\in 1..Len(order) : P(order[i]) /\\ \\A j \\in 1..i - 1 : ~P(order[j])]");

  private final String name;
  private final List<String> definition;

  Helper(String name, String... definition) {
    this.name = name;
    this.definition = List.of(definition);
  }

  /** What the operator is called. */
  String id() {
    return name;
  }

  List<String> definition() {
    return definition;
  }
}
