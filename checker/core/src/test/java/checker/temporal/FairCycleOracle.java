package checker.temporal;

import checker.model.Expr;
import checker.model.Formula;
import checker.model.Property;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether some fair behaviour violates a property, of a small system and by definitions only. Everything is said with
 * {@code until}; a node is a state with a guess which {@code until}s are true from there on, and guesses must fit those of
 * the next node exactly. Stuttering is a step like any other. For every set of strong assumptions that are taken to be
 * disabled from some moment on, the nodes where they are enabled are left out, and a strongly connected set is sought in which
 * every other assumption and every {@code until} is satisfied.
 */
final class FairCycleOracle {
  private sealed interface Node {
    record Atom(Expr predicate) implements Node {}

    record True() implements Node {}

    record Not(Node operand) implements Node {}

    record And(Node left, Node right) implements Node {}

    record Until(Node left, Node right) implements Node {}
  }

  private final SpecOracle system;
  private final Property property;
  private final List<Node.Until> untils = new ArrayList<>();
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final List<Long> nodes = new ArrayList<>();
  private final List<List<Integer>> next = new ArrayList<>();

  private FairCycleOracle(SpecOracle system, Property property) {
    this.system = system;
    this.property = property;
  }

  static boolean violated(SpecOracle system, Property property) {
    return new FairCycleOracle(system, property).violated();
  }

  private boolean violated() {
    Node root = new Node.Not(plain(property.formula().orElseThrow()));
    collect(root);
    for (int state = 0; state < system.initialCount; state++) {
      for (int guess = 0; guess < 1 << untils.size(); guess++) {
        if (value(root, state, guess)) {
          number(state, guess);
        }
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      int state = state(i);
      List<Integer> to = new ArrayList<>();
      List<Integer> targets = new ArrayList<>(system.targets(state));
      targets.add(state);
      for (int target : targets) {
        for (int guess = 0; guess < 1 << untils.size(); guess++) {
          if (fits(state, guess(i), guess)) {
            to.add(number(target, guess));
          }
        }
      }
      next.add(to);
    }
    List<SpecOracle.Assumption> strong = system.assumptions.stream().filter(SpecOracle.Assumption::strong).toList();
    for (int off = 0; off < 1 << strong.size(); off++) {
      BitSet left = new BitSet();
      for (int i = 0; i < nodes.size(); i++) {
        boolean stays = true;
        for (int j = 0; j < strong.size(); j++) {
          stays &= (off >> j & 1) == 0 || !system.enabled(strong.get(j), state(i));
        }
        left.set(i, stays);
      }
      while (!left.isEmpty()) {
        BitSet component = component(left, left.nextSetBit(0));
        if (accepted(component)) {
          return true;
        }
        left.andNot(component);
      }
    }
    return false;
  }

  private int number(int state, int guess) {
    return numbers.computeIfAbsent(
        (long) state << 32 | guess,
        node -> {
          nodes.add(node);
          return nodes.size() - 1;
        });
  }

  private int state(int node) {
    return (int) (nodes.get(node) >> 32);
  }

  private int guess(int node) {
    return nodes.get(node).intValue();
  }

  /** The nodes that can reach a node and be reached from it. */
  private BitSet component(BitSet within, int node) {
    BitSet forward = new BitSet();
    List<Integer> queue = new ArrayList<>(List.of(node));
    forward.set(node);
    for (int i = 0; i < queue.size(); i++) {
      for (int to : next.get(queue.get(i))) {
        if (within.get(to) && !forward.get(to)) {
          forward.set(to);
          queue.add(to);
        }
      }
    }
    BitSet component = new BitSet();
    component.set(node);
    for (boolean grew = true; grew; ) {
      grew = false;
      for (int i : queue) {
        if (!component.get(i) && next.get(i).stream().anyMatch(component::get)) {
          component.set(i);
          grew = true;
        }
      }
    }
    return component;
  }

  private boolean accepted(BitSet component) {
    boolean cyclic = component.stream().anyMatch(i -> next.get(i).stream().anyMatch(component::get));
    boolean kept =
        untils.stream().allMatch(u -> component.stream().anyMatch(i ->
            (guess(i) >> untils.indexOf(u) & 1) == 0 || value(u.right(), state(i), guess(i))));
    return cyclic && kept && system.assumptions.stream().allMatch(assumption -> fair(assumption, component));
  }

  /** A strong assumption that is nowhere enabled here is judged where it is taken to be disabled. */
  private boolean fair(SpecOracle.Assumption assumption, BitSet component) {
    boolean taken =
        component.stream().anyMatch(i -> next.get(i).stream()
            .anyMatch(to -> component.get(to) && system.belongs(assumption, state(i), state(to))));
    if (taken) {
      return true;
    }
    return assumption.strong()
        ? component.stream().noneMatch(i -> system.enabled(assumption, state(i)))
        : component.stream().anyMatch(i -> !system.enabled(assumption, state(i)));
  }

  private boolean fits(int state, int guess, int nextGuess) {
    for (int i = 0; i < untils.size(); i++) {
      Node.Until until = untils.get(i);
      boolean expected =
          value(until.right(), state, guess) || value(until.left(), state, guess) && (nextGuess >> i & 1) != 0;
      if (expected != ((guess >> i & 1) != 0)) {
        return false;
      }
    }
    return true;
  }

  private boolean value(Node node, int state, int guess) {
    if (node instanceof Node.Atom n) {
      return system.holds(property, n.predicate(), state);
    } else if (node instanceof Node.Not n) {
      return !value(n.operand(), state, guess);
    } else if (node instanceof Node.And n) {
      return value(n.left(), state, guess) && value(n.right(), state, guess);
    } else if (node instanceof Node.Until n) {
      return (guess >> untils.indexOf(n) & 1) != 0;
    }
    return true;
  }

  private void collect(Node node) {
    if (node instanceof Node.Not n) {
      collect(n.operand());
    } else if (node instanceof Node.And n) {
      collect(n.left());
      collect(n.right());
    } else if (node instanceof Node.Until n) {
      collect(n.left());
      collect(n.right());
      if (!untils.contains(n)) {
        untils.add(n);
      }
    }
  }

  private static Node not(Node node) {
    return node instanceof Node.Not n ? n.operand() : new Node.Not(node);
  }

  private static Node plain(Formula formula) {
    if (formula instanceof Formula.Holds f) {
      return new Node.Atom(f.predicate());
    } else if (formula instanceof Formula.Not f) {
      return not(plain(f.operand()));
    } else if (formula instanceof Formula.And f) {
      return new Node.And(plain(f.left()), plain(f.right()));
    } else if (formula instanceof Formula.Or f) {
      return not(new Node.And(not(plain(f.left())), not(plain(f.right()))));
    } else if (formula instanceof Formula.Implies f) {
      return not(new Node.And(plain(f.left()), not(plain(f.right()))));
    } else if (formula instanceof Formula.Iff f) {
      Node left = plain(f.left());
      Node right = plain(f.right());
      return not(new Node.And(not(new Node.And(left, right)), not(new Node.And(not(left), not(right)))));
    } else if (formula instanceof Formula.Always f) {
      return not(new Node.Until(new Node.True(), not(plain(f.operand()))));
    } else if (formula instanceof Formula.Eventually f) {
      return new Node.Until(new Node.True(), plain(f.operand()));
    } else if (formula instanceof Formula.Until f) {
      return new Node.Until(plain(f.left()), plain(f.right()));
    } else if (formula instanceof Formula.WeakUntil f) {
      Node right = not(plain(f.right()));
      return not(new Node.Until(right, new Node.And(not(plain(f.left())), right)));
    } else if (formula instanceof Formula.Release f) {
      return not(new Node.Until(not(plain(f.left())), not(plain(f.right()))));
    } else if (formula instanceof Formula.LeadsTo f) {
      Node unanswered = not(new Node.Until(new Node.True(), plain(f.right())));
      return not(new Node.Until(new Node.True(), new Node.And(plain(f.left()), unanswered)));
    }
    throw new IllegalStateException("unknown formula " + formula);
  }
}
