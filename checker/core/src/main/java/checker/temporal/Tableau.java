package checker.temporal;

import checker.model.Expr;
import checker.model.Formula;
import java.util.ArrayList;
import java.util.List;

/**
 * A formula as a tableau automaton. A state of the automaton is a set of <em>promises</em>: one bit for each
 * {@code until} and {@code release} of the negation normal form, set where the behaviour from here on is promised to
 * satisfy it. A run is accepted if every promised {@code until} is kept again and again.
 *
 * <p>What is promised has to be kept, and what is kept has to be promised. So the run in which exactly the true
 * subformulas are promised is among the runs of every accepted behaviour, and there are not many others. On a behaviour that
 * ends in a loop that run ends in the same loop: the automaton is <em>tight</em>, and a shortest lasso of the product is a
 * shortest lasso of the system.
 *
 * <p>The construction is that of Clarke, Grumberg and Hamaguchi, Another Look at LTL Model Checking, Formal Methods in
 * System Design 10 (1997), doi:10.1023/A:1008615614281; tightness is shown by Schuppan and Biere, Shortest
 * Counterexamples for Symbolic Model Checking of LTL with Past, TACAS 2005, doi:10.1007/978-3-540-31980-1_32.
 */
final class Tableau {
  /** More temporal operators than this would make the tables larger than the state graph. */
  static final int MAX_PROMISES = 10;

  /** The same for the automaton that promises nothing without need, whose steps are found by trying all. */
  static final int MAX_LEAN_PROMISES = 6;

  private final List<Expr> atoms;
  private final Node root;
  private final List<Node.Temporal> promises;

  private Tableau(List<Expr> atoms, Node root, List<Node.Temporal> promises) {
    this.atoms = atoms;
    this.root = root;
    this.promises = promises;
  }

  /** The tableau of the behaviours that violate a formula. */
  static Tableau ofViolations(Formula formula) {
    Builder builder = new Builder();
    Node root = builder.normal(formula, false);
    return new Tableau(List.copyOf(builder.atoms), root, List.copyOf(builder.promises));
  }

  /** The state predicates of the formula; bit {@code i} of a valuation is the truth of the i-th. */
  List<Expr> atoms() {
    return atoms;
  }

  int promiseCount() {
    return promises.size();
  }

  /** Whether a behaviour that starts with this valuation and these promises violates the formula if it keeps them. */
  boolean initial(long valuation, int bits) {
    return root.value(valuation, bits);
  }

  /** The only promises that a state with this valuation can have if these are the promises of the next one. */
  int promisesBefore(long valuation, int nextBits) {
    int bits = 0;
    // The parts of a promise come before it.
    for (Node.Temporal promise : promises) {
      if (promise.kept(valuation, bits, nextBits)) {
        bits |= 1 << promise.bit();
      }
    }
    return bits;
  }

  /**
   * Whether promises made in a state with this valuation may be followed by the promises of the next one, when nothing is promised
   * without need: only what is still to be kept, and what is part of something promised. This automaton accepts the same
   * behaviours with fewer nodes, but a loop of the machine may take several rounds in it: it is good for the verdict alone.
   */
  boolean leanStep(long valuation, int bits, int nextBits) {
    int needed = 0;
    for (Node.Temporal promise : promises) {
      if (promise.made(bits)) {
        if (!promise.kept(valuation, bits, nextBits)) {
          return false;
        }
        needed |= promise.continues(valuation, bits) ? 1 << promise.bit() : 0;
      }
    }
    return (nextBits & ~withParts(needed, nextBits)) == 0;
  }

  /** As {@link #initial}, when nothing is promised without need. */
  boolean leanInitial(long valuation, int bits) {
    return root.value(valuation, bits) && (bits & ~withParts(root.temporals(), bits)) == 0;
  }

  /** Some promises, and the parts of those that are made, and their parts. */
  private int withParts(int some, int made) {
    int result = some;
    for (int i = promises.size() - 1; i >= 0; i--) {
      if ((result & made & 1 << i) != 0) {
        result |= promises.get(i).left().temporals() | promises.get(i).right().temporals();
      }
    }
    return result;
  }

  /** The set of promises that are not open here: bit {@code i} set if the i-th is not made, or kept in this state. */
  int settled(long valuation, int bits) {
    int result = 0;
    for (Node.Temporal promise : promises) {
      if (!promise.open(valuation, bits)) {
        result |= 1 << promise.bit();
      }
    }
    return result;
  }

  /** Negation normal form. */
  private sealed interface Node {
    boolean value(long valuation, int bits);

    /** The outermost promises. */
    int temporals();

    record Atom(int index, boolean positive) implements Node {
      @Override
      public boolean value(long valuation, int bits) {
        return ((valuation >>> index & 1) != 0) == positive;
      }

      @Override
      public int temporals() {
        return 0;
      }
    }

    record Constant(boolean value) implements Node {
      @Override
      public boolean value(long valuation, int bits) {
        return value;
      }

      @Override
      public int temporals() {
        return 0;
      }
    }

    record And(Node left, Node right) implements Node {
      @Override
      public boolean value(long valuation, int bits) {
        return left.value(valuation, bits) && right.value(valuation, bits);
      }

      @Override
      public int temporals() {
        return left.temporals() | right.temporals();
      }
    }

    record Or(Node left, Node right) implements Node {
      @Override
      public boolean value(long valuation, int bits) {
        return left.value(valuation, bits) || right.value(valuation, bits);
      }

      @Override
      public int temporals() {
        return left.temporals() | right.temporals();
      }
    }

    /** {@code left until right}, or its dual {@code left release right}. */
    record Temporal(boolean until, Node left, Node right, int bit) implements Node {
      @Override
      public boolean value(long valuation, int bits) {
        return made(bits);
      }

      @Override
      public int temporals() {
        return 1 << bit;
      }

      /** Whether something is left of it for the next state. */
      boolean continues(long valuation, int bits) {
        return until ? !right.value(valuation, bits) : !left.value(valuation, bits);
      }

      boolean made(int bits) {
        return (bits >>> bit & 1) != 0;
      }

      boolean kept(long valuation, int bits, int nextBits) {
        boolean now = right.value(valuation, bits);
        boolean side = left.value(valuation, bits);
        return until ? now || side && made(nextBits) : now && (side || made(nextBits));
      }

      boolean open(long valuation, int bits) {
        return until && made(bits) && !right.value(valuation, bits);
      }
    }
  }

  private static final class Builder {
    private final List<Expr> atoms = new ArrayList<>();
    private final List<Node.Temporal> promises = new ArrayList<>();

    /** The normal form of the formula, or of its negation. */
    Node normal(Formula formula, boolean positive) {
      if (formula instanceof Formula.Holds f) {
        return atom(f.predicate(), positive);
      } else if (formula instanceof Formula.Not f) {
        return normal(f.operand(), !positive);
      } else if (formula instanceof Formula.And f) {
        return junction(positive, normal(f.left(), positive), normal(f.right(), positive));
      } else if (formula instanceof Formula.Or f) {
        return junction(!positive, normal(f.left(), positive), normal(f.right(), positive));
      } else if (formula instanceof Formula.Implies f) {
        return junction(!positive, normal(f.left(), !positive), normal(f.right(), positive));
      } else if (formula instanceof Formula.Iff f) {
        return new Node.Or(
            new Node.And(normal(f.left(), true), normal(f.right(), positive)),
            new Node.And(normal(f.left(), false), normal(f.right(), !positive)));
      } else if (formula instanceof Formula.Always f) {
        return temporal(!positive, new Node.Constant(!positive), normal(f.operand(), positive));
      } else if (formula instanceof Formula.Eventually f) {
        return temporal(positive, new Node.Constant(positive), normal(f.operand(), positive));
      } else if (formula instanceof Formula.Until f) {
        return temporal(positive, normal(f.left(), positive), normal(f.right(), positive));
      } else if (formula instanceof Formula.Release f) {
        return temporal(!positive, normal(f.left(), positive), normal(f.right(), positive));
      } else if (formula instanceof Formula.WeakUntil f) {
        // p weak_until q = q release (p or q)
        Node right = normal(f.right(), positive);
        return temporal(!positive, right, junction(!positive, normal(f.left(), positive), right));
      } else if (formula instanceof Formula.LeadsTo f) {
        return normal(new Formula.Always(
            new Formula.Implies(f.left(), new Formula.Eventually(f.right(), f.span()), f.span()), f.span()), positive);
      }
      throw new IllegalStateException("unknown formula " + formula);
    }

    private static Node junction(boolean and, Node left, Node right) {
      return and ? new Node.And(left, right) : new Node.Or(left, right);
    }

    private Node atom(Expr predicate, boolean positive) {
      int index = atoms.indexOf(predicate);
      if (index < 0) {
        index = atoms.size();
        atoms.add(predicate);
      }
      return new Node.Atom(index, positive);
    }

    private Node temporal(boolean until, Node left, Node right) {
      for (Node.Temporal known : promises) {
        if (known.until() == until && known.left().equals(left) && known.right().equals(right)) {
          return known;
        }
      }
      Node.Temporal made = new Node.Temporal(until, left, right, promises.size());
      promises.add(made);
      return made;
    }
  }
}
