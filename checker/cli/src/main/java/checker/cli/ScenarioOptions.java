package checker.cli;

import checker.model.Model;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which scenarios of a specification, and under which constants: the options of all commands that take a specification apart. */
final class ScenarioOptions {
  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "only this scenario (NAME or MODULE.NAME); may be repeated where several can be taken")
  private List<String> scenarios = List.of();

  @Option(
      names = "--const",
      paramLabel = "NAME=VALUE",
      description = "give a constant another value; may be repeated")
  private Map<String, String> constants = new LinkedHashMap<>();

  /** Empty for all. */
  List<String> names() {
    return scenarios;
  }

  /** Values as text, by name. */
  Map<String, String> constants() {
    return constants;
  }

  /**
   * The models of all scenarios asked for. If the specification has errors, they have been told.
   *
   * @throws UsageException if a name names no scenario
   */
  List<Model> all(Specifications loader, String spec) {
    List<Model> models = new ArrayList<>();
    loader.load(spec).ifPresent(specification -> {
      Specifications.requireKnown(specification.scenarios(), scenarios);
      for (ScenarioRef ref : Specifications.select(specification.scenarios(), scenarios)) {
        loader.elaborate(specification, ref, constants).ifPresent(models::add);
      }
    });
    return models;
  }

  /**
   * The model of the one scenario asked for; empty if it has errors, which have been told.
   *
   * @throws UsageException if it is not clear which is meant
   */
  Optional<Model> one(Specifications loader, String spec) {
    Optional<Specification> specification = loader.load(spec);
    if (specification.isEmpty()) {
      return Optional.empty();
    }
    List<ScenarioRef> all = specification.get().scenarios();
    Specifications.requireKnown(all, scenarios);
    List<ScenarioRef> selected = Specifications.select(all, scenarios);
    if (selected.isEmpty()) {
      throw new UsageException("`" + spec + "` has no scenario");
    }
    if (selected.size() > 1) {
      List<String> names = selected.stream().map(ref -> ref.module() + "." + ref.scenario()).toList();
      throw new UsageException(
          "which scenario of `" + spec + "` is meant? --scenario says so: " + String.join(", ", names));
    }
    return loader.elaborate(specification.get(), selected.get(0), constants);
  }
}
