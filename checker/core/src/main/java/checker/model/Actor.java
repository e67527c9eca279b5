package checker.model;

import checker.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * An actor; each of its instances is a lane.
 *
 * @param parameters slots {@code 0 .. parameters.size() - 1} in the frames of its actions; scalar types
 * @param actions actions and steps in the order of declaration; steps among themselves in the order they run
 * @param control the position of its steps, if it has steps
 */
public record Actor(
    String name, List<Local> parameters, List<Action> actions, Optional<Variable> control, String doc, Span span) {}
