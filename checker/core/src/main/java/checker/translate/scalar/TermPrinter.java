package checker.translate.scalar;

import java.util.List;
import java.util.stream.Collectors;

/** Writes terms. What differs between languages is left to them. Every operand that is not a name or a call is in parentheses. */
public abstract class TermPrinter {

  /** The text of a term, without parentheses around it. */
  public final String print(Term term) {
    if (term instanceof Term.Constant constant) {
      return constant(constant);
    }
    if (term instanceof Term.Local local) {
      return local.name();
    }
    if (term instanceof Term.Read read) {
      return read(read);
    }
    if (term instanceof Term.Not not) {
      return "!" + operand(not.operand());
    }
    if (term instanceof Term.Negate negate) {
      return "-" + operand(negate.operand());
    }
    if (term instanceof Term.Binary binary) {
      return binary(binary);
    }
    if (term instanceof Term.Conditional conditional) {
      return operand(conditional.condition()) + " ? " + operand(conditional.then()) + " : " + operand(conditional.otherwise());
    }
    if (term instanceof Term.Loop loop) {
      return loop(loop);
    }
    if (term instanceof Term.Call call) {
      return routine(call.routine()) + "(" + list(call.arguments()) + ")";
    }
    return narrow((Term.Narrow) term);
  }

  /** The text of a term that may stand beside an operator. */
  public final String operand(Term term) {
    boolean atom =
        term instanceof Term.Constant constant && constant.code() >= 0
            || term instanceof Term.Local
            || term instanceof Term.Read
            || term instanceof Term.Call;
    return atom ? print(term) : "(" + print(term) + ")";
  }

  /** Terms between commas. */
  protected final String list(List<? extends Term> terms) {
    return terms.stream().map(this::print).collect(Collectors.joining(", "));
  }

  protected abstract String constant(Term.Constant constant);

  protected abstract String read(Term.Read read);

  protected abstract String loop(Term.Loop loop);

  protected abstract String narrow(Term.Narrow narrow);

  protected abstract String binary(Term.Binary binary);

  /** What a routine is called. */
  protected abstract String routine(Routine routine);

  /** Both sides of an operator; of a chain of {@code and} or {@code or}, all of them. */
  protected final String infix(Term.Binary binary, String symbol) {
    boolean chain = binary.operator() == Term.Operator.AND || binary.operator() == Term.Operator.OR;
    return side(binary.left(), binary, chain) + " " + symbol + " " + side(binary.right(), binary, chain);
  }

  private String side(Term side, Term.Binary of, boolean chain) {
    boolean same = chain && side instanceof Term.Binary b && b.operator() == of.operator();
    return same ? print(side) : chain ? junct(side) : operand(side);
  }

  /** The text of a term that may stand beside an {@code and} or an {@code or}: comparisons bind more tightly. */
  public final String junct(Term term) {
    boolean tight =
        term instanceof Term.Binary b
            && b.operator().compareTo(Term.Operator.EQUAL) >= 0
            && b.operator().compareTo(Term.Operator.GREATER_EQUAL) <= 0;
    return tight || term instanceof Term.Not ? print(term) : operand(term);
  }
}
