package checker.temporal;

import checker.evaluate.Environment;
import checker.evaluate.Evaluator;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Expr;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Property;
import checker.model.Value;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The state predicates of the temporal properties of a model. Most are observations of the transition system; one that
 * asks what is enabled is evaluated plainly, from the successors at hand.
 */
final class PropertyAtoms implements Atoms {
  private final StateLayout layout;
  private final List<Atom> atoms = new ArrayList<>();
  private final List<ActionInstance> instances;
  private final long[] pending;

  /** @param observation number of the state observation; -1 if the predicate is evaluated here */
  private record Atom(Property property, Expr predicate, int observation) {}

  PropertyAtoms(Model model, StateLayout layout) {
    this.layout = layout;
    this.instances = Instances.of(model).all();
    List<Observations.Observation> observations = Observations.of(model).ofStates();
    this.pending = new long[observations.size() / 64 + 1];
    for (Property property : model.properties()) {
      if (property.kind() == Property.Kind.TEMPORAL || property.kind() == Property.Kind.POSSIBLE) {
        for (Expr predicate : Observations.atoms(property)) {
          atoms.add(new Atom(property, predicate, observation(observations, property, predicate)));
        }
      }
    }
    for (Atom atom : atoms) {
      if (atom.observation() >= 0) {
        pending[atom.observation() / 64] |= 1L << atom.observation();
      }
    }
  }

  private static int observation(
      List<Observations.Observation> observations, Property property, Expr predicate) {
    for (int i = 0; i < observations.size(); i++) {
      Observations.Observation candidate = observations.get(i);
      if (candidate.kind() == Observations.Kind.ATOM
          && candidate.property().name().equals(property.name())
          && candidate.predicate().equals(predicate)) {
        return i;
      }
    }
    return -1;
  }

  /** Number of atoms; more than {@link Atoms#MAX} cannot be evaluated together. */
  int count() {
    return atoms.size();
  }

  /** The bit of a predicate of a property in a valuation. */
  int bit(Property property, Expr predicate) {
    for (int i = 0; i < atoms.size(); i++) {
      if (atoms.get(i).property().name().equals(property.name()) && atoms.get(i).predicate().equals(predicate)) {
        return i;
      }
    }
    throw new IllegalArgumentException(property.name() + " has no such atom");
  }

  @Override
  public long valuation(
      TransitionSystem system, long[] states, int offset, Successors successors, int from, int to) {
    long result = 0;
    long made = 0;
    int group = -1;
    for (int i = 0; i < atoms.size(); i++) {
      int observation = atoms.get(i).observation();
      if (observation < 0) {
        result |= plainly(atoms.get(i), states, offset, successors, from, to) ? 1L << i : 0;
        continue;
      }
      if (observation / 64 != group) {
        group = observation / 64;
        made = system.observe(group, states, offset, pending[group]);
      }
      result |= (made >>> observation & 1) << i;
    }
    return result;
  }

  private boolean plainly(Atom atom, long[] states, int offset, Successors successors, int from, int to) {
    BitSet enabled = new BitSet();
    for (int i = from; i < to; i++) {
      enabled.set(successors.instances[i]);
    }
    Environment environment =
        new Environment(
            layout.decode(states, offset),
            null,
            new Value[atom.property().frameSize()],
            (query, actorArguments, actionArguments) ->
                enabled.stream().anyMatch(i -> instances.get(i).answers(query, actorArguments, actionArguments)));
    return Evaluator.holds(atom.predicate(), environment);
  }
}
