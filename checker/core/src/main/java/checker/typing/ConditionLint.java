package checker.typing;

import checker.model.Expr;
import checker.source.DiagnosticCode;
import checker.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Warns of comparisons and guards that come out the same in every state. What depends on the scenario's constants may
 * well do so in one scenario, and is not warned of.
 */
final class ConditionLint {
  private final Reports reports;
  private final ExpressionTyper typer;
  private final Deque<Boolean> outer = new ArrayDeque<>();
  private final List<Span> told = new ArrayList<>();

  ConditionLint(Reports reports, ExpressionTyper typer) {
    this.reports = reports;
    this.typer = typer;
  }

  /** To be called before the parts are typed, and followed by {@link #compared} or {@link #guard}. */
  void enter() {
    outer.push(typer.byConstants());
    typer.forgetConstants();
  }

  /** Looks at a comparison whose parts have been typed, and gives it back. */
  Expr compared(Expr comparison) {
    Optional<Boolean> truth = leave(comparison);
    if (truth.isPresent()) {
      told.add(comparison.span());
      reports.add(
          DiagnosticCode.CONSTANT_COMPARISON,
          comparison.span(),
          "this comparison is always " + truth.get() + ", by the ranges of its sides");
    }
    return comparison;
  }

  /** Looks at a guard or condition that has been typed, and gives it back. */
  Expr guard(Expr condition, String what) {
    Span span = condition.span();
    Optional<Boolean> truth = leave(condition);
    if (truth.isPresent() && told.stream().noneMatch(t -> t.start() >= span.start() && t.end() <= span.end())) {
      reports.add(
          DiagnosticCode.CONSTANT_CONDITION, span, "this " + what + " is always " + truth.get());
    }
    return condition;
  }

  private Optional<Boolean> leave(Expr condition) {
    boolean byConstants = typer.byConstants();
    typer.dependOnConstants(outer.pop());
    return byConstants || Types.broken(condition) ? Optional.empty() : Truth.of(condition);
  }
}
