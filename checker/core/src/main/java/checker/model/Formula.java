package checker.model;

import checker.source.Span;
import java.util.List;

/** A temporal formula over state predicates. */
public sealed interface Formula {
  Span span();

  /** The formulas that this one is made of, from left to right. */
  List<Formula> parts();

  /** True of a behaviour if true in its first state. */
  record Holds(Expr predicate) implements Formula {
    @Override
    public Span span() {
      return predicate.span();
    }

    @Override
    public List<Formula> parts() {
      return List.of();
    }
  }

  record Not(Formula operand, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(operand);
    }
  }

  record And(Formula left, Formula right, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(left, right);
    }
  }

  record Or(Formula left, Formula right, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(left, right);
    }
  }

  record Implies(Formula left, Formula right, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(left, right);
    }
  }

  record Iff(Formula left, Formula right, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(left, right);
    }
  }

  record Always(Formula operand, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(operand);
    }
  }

  record Eventually(Formula operand, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(operand);
    }
  }

  record Until(Formula left, Formula right, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(left, right);
    }
  }

  record WeakUntil(Formula left, Formula right, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(left, right);
    }
  }

  record Release(Formula left, Formula right, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(left, right);
    }
  }

  record LeadsTo(Formula left, Formula right, Span span) implements Formula {
    @Override
    public List<Formula> parts() {
      return List.of(left, right);
    }
  }
}
