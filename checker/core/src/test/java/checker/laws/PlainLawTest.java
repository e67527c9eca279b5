package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Lane;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Observations.Observation;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.syntax.DeclarationTree;
import checker.syntax.FileTree;
import checker.syntax.Parser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.statistics.Statistics;

/**
 * Names, modules, conversions, steps and evaluation mean what the language reference says: a second reading of the
 * syntax tree, which shares nothing with typing and the engines but the values, gives the same machine. Only
 * specifications in which nothing fails are compared; the order of errors is the engines' own law.
 */
@AddLifecycleHook(Soak.class)
class PlainLawTest {
  private static final int MOST_STATES = 400;

  @Provide
  Arbitrary<RandomSpec> specs() {
    return RandomSpec.arbitrary();
  }

  @Property(tries = 250, seed = "9", edgeCases = EdgeCasesMode.NONE)
  void theModelIsWhatTheTextSays(@ForAll("specs") RandomSpec spec) {
    FileTree file = Parser.parse(new SourceText("random.spec", spec.text()), new Diagnostics());
    for (Model model : Loaded.models(spec)) {
      Optional<Oracle> oracle = oracle(model);
      Statistics.label("compared").collect(oracle.isPresent());
      oracle.ifPresent(o -> compare(new PlainMachine(file, model.module(), scenario(file, model)), model, o));
    }
  }

  private static Optional<Oracle> oracle(Model model) {
    try {
      return Optional.of(new Oracle(model, MOST_STATES)).filter(o -> o.faults.isEmpty());
    } catch (Oracle.TooLarge e) {
      return Optional.empty();
    }
  }

  private static Optional<DeclarationTree.Scenario> scenario(FileTree file, Model model) {
    return file.modules().stream()
        .filter(m -> m.name().text().equals(model.module()))
        .flatMap(m -> m.declarations().stream())
        .filter(DeclarationTree.Scenario.class::isInstance)
        .map(DeclarationTree.Scenario.class::cast)
        .filter(s -> s.name().text().equals(model.scenario()))
        .findFirst();
  }

  static void compare(PlainMachine plain, Model model, Oracle oracle) {
    Map<String, Integer> sightings = new TreeMap<>();
    Set<Map<String, Value>> level = plain.initial();
    Set<Map<String, String>> visited = new LinkedHashSet<>();
    int depth = 0;
    for (; !level.isEmpty(); depth++) {
      Map<Map<String, String>, Map<String, Value>> shown = new LinkedHashMap<>();
      level.forEach(s -> shown.put(shown(s), s));
      assertThat(depth).isLessThan(oracle.levels.size());
      Map<Map<String, String>, List<Value>> expected = new LinkedHashMap<>();
      oracle.levels.get(depth).forEach(s -> expected.put(shown(model, s), s));
      assertThat(shown.keySet()).as("level %d", depth).isEqualTo(expected.keySet());
      visited.addAll(shown.keySet());
      Set<Map<String, Value>> next = new LinkedHashSet<>();
      for (Map.Entry<Map<String, String>, Map<String, Value>> state : shown.entrySet()) {
        List<PlainMachine.Move> moves = plain.moves(state.getValue());
        compareMoves(model, moves, oracle.steps.get(expected.get(state.getKey())));
        observe(plain, state.getValue(), moves, depth, sightings);
        moves.stream().map(PlainMachine.Move::target).filter(t -> !visited.contains(shown(t))).forEach(next::add);
      }
      level = next;
    }
    assertThat(depth).isEqualTo(oracle.levels.size());
    assertThat(sightings).isEqualTo(expectedSightings(model, oracle));
  }

  private static void compareMoves(Model model, List<PlainMachine.Move> moves, List<Oracle.Step> steps) {
    List<String> found = moves.stream().map(m -> m.label() + shown(m.target())).sorted().toList();
    List<String> expected =
        steps.stream().map(s -> label(s) + shown(model, s.target())).sorted().toList();
    assertThat(found).isEqualTo(expected);
  }

  private static String label(Oracle.Step step) {
    Lane lane = step.instance().lane();
    return lane.actor().name() + lane.arguments() + "." + step.instance().action().name() + step.instance().arguments();
  }

  private static void observe(
      PlainMachine plain, Map<String, Value> state, List<PlainMachine.Move> moves, int depth, Map<String, Integer> sightings) {
    if (moves.isEmpty() && !plain.terminal(state)) {
      sightings.putIfAbsent(Model.DEADLOCK_FREE, depth);
    }
    for (DeclarationTree.Property property : plain.properties.values()) {
      PlainEvaluation here = new PlainEvaluation(plain, state, null);
      boolean seen = switch (property.kind()) {
        case INVARIANT -> !here.holds(property.body(), Map.of());
        case REACHABLE, COST -> here.holds(property.body(), Map.of());
        case TRANSITION ->
            moves.stream().anyMatch(m -> !new PlainEvaluation(plain, state, m.target()).holds(property.body(), Map.of()));
        case POSSIBLE, PROPERTY -> false;
      };
      if (seen) {
        sightings.putIfAbsent(property.name().text(), depth);
      }
    }
  }

  private static Map<String, Integer> expectedSightings(Model model, Oracle oracle) {
    Map<String, Integer> expected = new TreeMap<>();
    Observations observations = Observations.of(model);
    add(observations.ofStates(), oracle.stateSightings, expected);
    add(observations.ofSteps(), oracle.stepSightings, expected);
    if (oracle.deadlockLevel >= 0) {
      expected.put(Model.DEADLOCK_FREE, oracle.deadlockLevel);
    }
    return expected;
  }

  private static void add(List<Observation> all, int[] levels, Map<String, Integer> expected) {
    for (int i = 0; i < levels.length; i++) {
      Observations.Kind kind = all.get(i).kind();
      if (levels[i] >= 0 && (kind == Observations.Kind.VIOLATION || kind == Observations.Kind.WITNESS)) {
        expected.put(all.get(i).property().name(), levels[i]);
      }
    }
  }

  private static Map<String, String> shown(Map<String, Value> state) {
    return state.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString(), (a, b) -> a, TreeMap::new));
  }

  private static Map<String, String> shown(Model model, List<Value> state) {
    Map<String, String> shown = new TreeMap<>();
    for (Variable variable : model.variables()) {
      Value value = state.get(variable.index());
      if (variable.control()) {
        positions(variable.name().substring(0, variable.name().indexOf('.')), value, new ArrayList<>(), shown);
      } else {
        shown.put(variable.name(), value.toString());
      }
    }
    return shown;
  }

  private static void positions(String actor, Value value, List<Value> arguments, Map<String, String> shown) {
    if (value instanceof Value.Function function) {
      Type.Scalar domain = function.domain();
      for (int i = 0; i < function.values().size(); i++) {
        List<Value> more = new ArrayList<>(arguments);
        more.add(domain.valueAt(i));
        positions(actor, function.values().get(i), more, shown);
      }
    } else {
      shown.put(PlainMachine.place(actor, arguments), value.toString());
    }
  }
}
