package checker.graph;

import checker.evaluate.EvaluationException;
import checker.model.Model;
import checker.model.Property;
import checker.model.Value;
import checker.trace.Ending;
import checker.trace.Inspector;
import checker.trace.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All reachable states of a model and all steps between them.
 *
 * @param nodes by number
 * @param edges by the state they come from, then in the order in which searches take them; one for each successor that a search
 *     generates, equal ones included
 */
public record ReachableGraph(Model model, List<Node> nodes, List<Edge> edges) {

  /**
   * The graph of a model, by a plain breadth-first search.
   *
   * <p>Cost: some microseconds for each step.
   *
   * @return empty if there are more than {@code mostStates}
   * @throws checker.transition.EvaluationFault if an initial constraint cannot be evaluated
   */
  public static Optional<ReachableGraph> of(Model model, int mostStates) {
    return new Search(model, mostStates).graph();
  }

  /** Whether the specification cannot be evaluated somewhere. */
  public boolean faulty() {
    return nodes.stream().anyMatch(node -> !node.faults().isEmpty());
  }

  private static final class Search {
    private final Inspector inspector;
    private final int mostStates;
    private final Map<List<Value>, Integer> numbers = new LinkedHashMap<>();
    private final Deque<List<Value>> queue = new ArrayDeque<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    Search(Model model, int mostStates) {
      this.inspector = new Inspector(model);
      this.mostStates = mostStates;
    }

    Optional<ReachableGraph> graph() {
      inspector.initialStates().forEach(this::number);
      int initial = numbers.size();
      while (!queue.isEmpty() && numbers.size() <= mostStates) {
        visit(queue.remove(), initial);
      }
      return numbers.size() > mostStates
          ? Optional.empty()
          : Optional.of(new ReachableGraph(inspector.model(), List.copyOf(nodes), List.copyOf(edges)));
    }

    private int number(List<Value> state) {
      Integer known = numbers.putIfAbsent(state, numbers.size() + 1);
      if (known == null) {
        queue.add(state);
        return numbers.size();
      }
      return known;
    }

    private void visit(List<Value> state, int initial) {
      int number = numbers.get(state);
      List<String> faults = new ArrayList<>();
      List<String> violated = new ArrayList<>(violated(Property.Kind.INVARIANT, null, state, faults));
      for (Step step : inspector.steps(state)) {
        List<String> ofStep = violated(Property.Kind.TRANSITION, state, step.after(), faults);
        edges.add(new Edge(number, number(step.after()), step.instance(), step.label(), ofStep));
      }
      for (Ending.ActionFailed failure : inspector.failures(state)) {
        faults.add(text(failure.label(), failure.error()));
      }
      try {
        inspector.deadlock(state).ifPresent(deadlock -> violated.add(Model.DEADLOCK_FREE));
      } catch (EvaluationException error) {
        faults.add(text("terminal when", error));
      }
      nodes.add(new Node(number, state, number <= initial, List.copyOf(violated), List.copyOf(faults)));
    }

    private List<String> violated(Property.Kind kind, List<Value> before, List<Value> state, List<String> faults) {
      List<String> violated = new ArrayList<>();
      for (Property property : inspector.model().properties()) {
        try {
          if (property.kind() == kind && inspector.shows(property, before, state)) {
            violated.add(property.name());
          }
        } catch (EvaluationException error) {
          faults.add(text(property.name(), error));
        }
      }
      return violated;
    }

    private static String text(String where, EvaluationException error) {
      return where + ": " + error.error().code() + " " + error.error().title();
    }
  }
}
