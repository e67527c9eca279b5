package checker.syntax;

import checker.source.Span;
import java.util.List;
import java.util.Optional;

/** An expression or temporal formula as written. */
public sealed interface ExprTree {
  Span span();

  /** @param value fits 32 bits; a larger literal is a syntax error */
  record Int(Span span, int value) implements ExprTree {}

  record Bool(Span span, boolean value) implements ExprTree {}

  record Nil(Span span) implements ExprTree {}

  /** A constant, variable, parameter, bound name, enum member, or definition without parameters. */
  record Ref(Span span, Name name) implements ExprTree {}

  /** {@code r.f}; also {@code E.member}, which typing tells apart. */
  record Field(Span span, ExprTree record, Name field) implements ExprTree {}

  record Index(Span span, ExprTree function, ExprTree index) implements ExprTree {}

  record Prime(Span span, ExprTree operand) implements ExprTree {}

  record Call(Span span, Name name, List<ExprTree> arguments) implements ExprTree {}

  record RecordLiteral(Span span, Name type, List<FieldValue> fields) implements ExprTree {}

  record FieldValue(Name name, ExprTree value) {}

  record Unary(Span span, UnaryOperator operator, ExprTree operand) implements ExprTree {}

  enum UnaryOperator {
    NOT("not"),
    NEGATE("-"),
    ALWAYS("always"),
    EVENTUALLY("eventually");

    private final String symbol;

    UnaryOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  record Binary(Span span, BinaryOperator operator, ExprTree left, ExprTree right) implements ExprTree {}

  enum BinaryOperator {
    AND("and"),
    OR("or"),
    IMPLIES("implies"),
    IFF("iff"),
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    IN("in"),
    NOT_IN("notin"),
    SUBSET("subset"),
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULO("%"),
    UNION("union"),
    INTERSECT("intersect"),
    MINUS("minus"),
    INTERVAL(".."),
    LEADS_TO("leads_to"),
    UNTIL("until"),
    WEAK_UNTIL("weak_until"),
    RELEASE("release");

    private final String symbol;

    BinaryOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  record If(Span span, ExprTree condition, ExprTree then, ExprTree otherwise) implements ExprTree {}

  record Quantified(Span span, Quantifier quantifier, BinderTree binder, ExprTree body) implements ExprTree {}

  enum Quantifier {
    FORALL,
    EXISTS,
    COUNT,
    SUM,
    MIN,
    MAX,
    CHOOSE
  }

  record SetLiteral(Span span, List<ExprTree> elements) implements ExprTree {}

  /** {@code { x: T where p }}; the binder has one name and a condition. */
  record SetComprehension(Span span, BinderTree binder) implements ExprTree {}

  record FunctionLiteral(Span span, Name parameter, TypeTree domain, ExprTree body) implements ExprTree {}

  record SequenceLiteral(Span span, List<ExprTree> elements) implements ExprTree {}

  /** {@code len}, {@code head}, {@code tail}, {@code card} with one argument, {@code append} with two. */
  record Builtin(Span span, Function function, List<ExprTree> arguments) implements ExprTree {
    public enum Function {
      LEN,
      HEAD,
      TAIL,
      APPEND,
      CARD
    }
  }

  /** {@code at(a(x).s)}, {@code stopped(a(x))}, {@code enabled(a(x).s(y))}. */
  record ActorQuery(
      Span span,
      Query query,
      Name actor,
      List<ExprTree> actorArguments,
      Optional<Name> action,
      List<ExprTree> actionArguments)
      implements ExprTree {
    public enum Query {
      AT,
      STOPPED,
      ENABLED
    }
  }

  /** Kept so that the formatter can print what was written. */
  record Parenthesized(Span span, ExprTree inner) implements ExprTree {}

  /** Stands where an expression could not be parsed; typing is silent about it. */
  record Malformed(Span span) implements ExprTree {}
}
