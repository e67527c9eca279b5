package checker.model;

import checker.source.Span;
import java.util.List;

/**
 * A variable of the state.
 *
 * @param index its position in {@link Model#variables()}
 * @param control true for the position of an actor's steps: a function from the actor's parameters, in order, to an
 *     enum of step names (and {@code stopped} last, if a step stops); named {@code actor.position}
 * @param initial for each cell (see {@link Cell#of(Type)}), the values it may start with; their product, filtered by
 *     the initial constraints, is the set of initial states
 */
public record Variable(
    String name, Type type, int index, boolean control, List<List<Value>> initial, String doc, Span span) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Variable that && index == that.index && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return index;
  }
}
