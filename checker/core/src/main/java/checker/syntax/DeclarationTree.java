package checker.syntax;

import checker.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A declaration of a module. {@code doc} is the documentation comment, empty if none. */
public sealed interface DeclarationTree {
  Span span();

  String doc();

  record Const(Span span, String doc, boolean override, Name name, Optional<TypeTree> type, ExprTree value)
      implements DeclarationTree {}

  record TypeAlias(Span span, String doc, Name name, boolean symmetric, TypeTree type) implements DeclarationTree {}

  record EnumType(Span span, String doc, Name name, List<Name> members) implements DeclarationTree {}

  record RecordType(Span span, String doc, Name name, List<Parameter> fields) implements DeclarationTree {}

  record Var(Span span, String doc, Name name, TypeTree type, Initial initial) implements DeclarationTree {}

  record Init(Span span, String doc, ExprTree constraint) implements DeclarationTree {}

  record Def(
      Span span,
      String doc,
      boolean override,
      Name name,
      List<Parameter> parameters,
      Optional<TypeTree> type,
      ExprTree body)
      implements DeclarationTree {}

  /** {@code procedure p(x: T) { ... }}: statements that actions share. */
  record Procedure(Span span, String doc, boolean override, Name name, List<Parameter> parameters, BlockTree body)
      implements DeclarationTree {}

  record Assume(Span span, String doc, Optional<Name> name, Optional<String> text, ExprTree condition)
      implements DeclarationTree {}

  record Actor(Span span, String doc, Name name, List<Parameter> parameters, List<Member> members)
      implements DeclarationTree {}

  /** {@code extend a { ... }}: more actions and steps for an inherited actor. */
  record Extend(Span span, String doc, Name actor, List<Member> members) implements DeclarationTree {}

  /** {@code override a.s { ... }}. */
  record Override(Span span, String doc, Name actor, Name action, BlockTree body) implements DeclarationTree {}

  /** {@code before a.s { step ... }} or {@code after a.s { step ... }}. */
  record Insert(Span span, String doc, boolean before, Name actor, Name step, List<Member> members)
      implements DeclarationTree {}

  record Fair(Span span, String doc, boolean strong, List<ActionRef> targets) implements DeclarationTree {}

  record Terminal(Span span, String doc, ExprTree condition) implements DeclarationTree {}

  record Property(Span span, String doc, Kind kind, Name name, Optional<String> text, ExprTree body)
      implements DeclarationTree {
    /** The keyword that introduces the property, in lower case. */
    public enum Kind {
      INVARIANT,
      TRANSITION,
      REACHABLE,
      POSSIBLE,
      PROPERTY,
      COST
    }
  }

  record Scenario(
      Span span,
      String doc,
      Name name,
      Optional<String> text,
      List<Binding> bindings,
      List<Expectation> expectations)
      implements DeclarationTree {}

  /** A parameter, or a field of a record. */
  record Parameter(Name name, TypeTree type) {}

  /** {@code action n(p: T) { ... }}, or a step. */
  record Member(Span span, String doc, boolean step, Name name, List<Parameter> parameters, BlockTree body) {}

  /** {@code actor} or {@code actor.action}. */
  record ActionRef(Span span, Name actor, Optional<Name> action) {}

  /** {@code CONSTANT = value} in a scenario. */
  record Binding(Name name, ExprTree value) {}

  /**
   * What a scenario expects.
   *
   * @param subject empty for {@code all}; otherwise a property, an actor ({@code never}), or an action
   * @param action the action after the dot
   * @param steps the number after {@code in}
   */
  record Expectation(
      Span span,
      Optional<Name> subject,
      Optional<Name> action,
      Outcome outcome,
      OptionalInt steps,
      Optional<String> reason) {
    /** The word written; {@code hold} and {@code holds} are the same. */
    public enum Outcome {
      HOLDS,
      VIOLATED,
      REACHABLE,
      UNREACHABLE,
      NEVER,
      VACUOUS,
      INCURRED,
      NOT_INCURRED
    }
  }

  /** How a variable starts. */
  sealed interface Initial {
    /** No {@code =} and no {@code in}: an error, told by typing. */
    record Missing() implements Initial {}

    record Equal(ExprTree value) implements Initial {}

    record In(ExprTree values) implements Initial {}

    record Any(Span span) implements Initial {}
  }
}
