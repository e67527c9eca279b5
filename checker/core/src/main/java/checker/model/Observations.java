package checker.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The events that a search looks for, in a fixed order that every engine shares. A state observation happens in a
 * state, a step observation in a step. In both lists an observation's position is its number.
 */
public record Observations(List<Observation> ofStates, List<Observation> ofSteps) {

  /**
   * Something to look for.
   *
   * @param predicate evaluated in each new state (of each step)
   * @param when the truth value of the predicate that makes the event
   */
  public record Observation(Kind kind, Property property, Expr predicate, boolean when, int frameSize) {}

  /** What the event means. */
  public enum Kind {
    /** An invariant or transition invariant is false. */
    VIOLATION,
    /** A {@code reachable} or {@code cost} is true. */
    WITNESS,
    /** The left side of an implication is true. */
    ANTECEDENT,
    /** A state predicate of a temporal property or a {@code possible} is true. */
    ATOM
  }

  /** Properties in order of declaration; of each, the violation or witness and then its antecedents. */
  public static Observations of(Model model) {
    List<Observation> states = new ArrayList<>();
    List<Observation> steps = new ArrayList<>();
    for (Property property : model.properties()) {
      Optional<Expr> predicate = property.predicate();
      List<Observation> target = property.kind() == Property.Kind.TRANSITION ? steps : states;
      switch (property.kind()) {
        case INVARIANT, TRANSITION -> {
          target.add(new Observation(Kind.VIOLATION, property, predicate.orElseThrow(), false, property.frameSize()));
          for (Expr antecedent : property.antecedents()) {
            target.add(new Observation(Kind.ANTECEDENT, property, antecedent, true, property.frameSize()));
          }
        }
        case REACHABLE, COST ->
            target.add(new Observation(Kind.WITNESS, property, predicate.orElseThrow(), true, property.frameSize()));
        case POSSIBLE, TEMPORAL -> {
          for (Expr atom : atoms(property)) {
            if (!ExprWalk.any(atom, e -> e instanceof Expr.Enabled)) {
              target.add(new Observation(Kind.ATOM, property, atom, true, property.frameSize()));
            }
          }
          for (Expr antecedent : property.antecedents()) {
            target.add(new Observation(Kind.ANTECEDENT, property, antecedent, true, property.frameSize()));
          }
        }
      }
    }
    return new Observations(List.copyOf(states), List.copyOf(steps));
  }

  /** The state predicates of a temporal property or a {@code possible}, each once, in textual order. */
  public static List<Expr> atoms(Property property) {
    Set<Expr> atoms = new LinkedHashSet<>();
    property.predicate().ifPresent(atoms::add);
    property.formula().ifPresent(formula -> collect(formula, atoms));
    return List.copyOf(atoms);
  }

  private static void collect(Formula formula, Set<Expr> atoms) {
    if (formula instanceof Formula.Holds holds) {
      atoms.add(holds.predicate());
    }
    for (Formula part : formula.parts()) {
      collect(part, atoms);
    }
  }
}
