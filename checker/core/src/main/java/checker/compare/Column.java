package checker.compare;

import checker.model.Model;
import checker.model.Property;
import java.util.Optional;

/**
 * A property across proposals. Properties of one name and group are taken for one.
 *
 * @param text the words after the property's name, where it was met first
 */
public record Column(String name, Group group, Optional<String> text) {

  /** What kind of question it answers, in the order in which they are asked. */
  public enum Group {
    /** What must never be: a state or a step that breaks something. */
    SAFETY,
    /** What must go on: deadlocks, hangs, goals out of reach. */
    PROGRESS,
    /** What the proposal makes its users pay. */
    COST,
    /** What has to be possible for the other answers to mean anything. */
    WITNESS
  }

  /** Equal for properties that are compared with each other. */
  record Key(String name, Group group) {}

  Key key() {
    return new Key(name, group);
  }

  /** @param property empty for deadlock freedom */
  static Column of(Optional<Property> property) {
    return property
        .map(p -> new Column(p.name(), group(p.kind()), p.text()))
        .orElse(new Column(Model.DEADLOCK_FREE, Group.PROGRESS, Optional.of("nobody can do anything any more")));
  }

  private static Group group(Property.Kind kind) {
    return switch (kind) {
      case INVARIANT, TRANSITION -> Group.SAFETY;
      case POSSIBLE, TEMPORAL -> Group.PROGRESS;
      case COST -> Group.COST;
      case REACHABLE -> Group.WITNESS;
    };
  }
}
