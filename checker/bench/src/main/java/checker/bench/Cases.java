package checker.bench;

import checker.codegen.CodeGenerator;
import checker.layout.StateLayout;
import checker.model.Instances;
import checker.model.Model;
import checker.source.Diagnostics;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/** The machines that are measured. */
final class Cases {
  private Cases() {}

  /** The page cache of {@code specs/baseline.spec} with so many users: 2, 3 and 4 make about 10^5, 10^6 and 10^7 states. */
  static Case pageCache(Path specs, int users) {
    return compiled("page-cache-" + users, pageCacheModel(specs, users), Long.MAX_VALUE);
  }

  /**
   * The first three million states, or a little less, of the page cache of {@code specs/baseline.spec} with one user and a file of so many
   * pages: 4, 8, 16 and 24 make states of two to eight words.
   */
  static Case widePageCache(Path specs, int pages) {
    Model model = model(specs, "baseline", "direct_io", Map.of("PAGES", Integer.toString(pages)));
    return compiled("pages-" + pages, model, 3_000_000);
  }

  private static Case compiled(String name, Model model, long mostStates) {
    int[] lanes = Instances.of(model).all().stream().mapToInt(instance -> instance.lane().id()).toArray();
    StateLayout layout = StateLayout.of(model);
    return new Case(name, CodeGenerator.compile(model, layout), layout.widthBits(), lanes, mostStates);
  }

  /** The model of {@link #pageCache}. */
  static Model pageCacheModel(Path specs, int users) {
    return model(specs, "baseline", "direct_io", users);
  }

  /** A scenario with so many users. The file is named like its first module, the others like {@code baseline_dax}. */
  static Model model(Path specs, String module, String scenario, int users) {
    return model(specs, module, scenario, Map.of("USERS", Integer.toString(users)));
  }

  /** A scenario as it is written. */
  static Model model(Path specs, String module, String scenario) {
    return model(specs, module, scenario, Map.of());
  }

  /** A scenario with other values of some constants. */
  static Model model(Path specs, String module, String scenario, Map<String, String> constants) {
    String file = module.split("_")[0] + ".spec";
    Diagnostics diagnostics = new Diagnostics();
    return Specification.load(specs.resolve(file), diagnostics)
        .flatMap(s -> s.elaborate(new ScenarioRef(module, scenario), constants, diagnostics))
        .orElseThrow(() -> new IllegalStateException(file + ": " + diagnostics.sorted()));
  }

  /** {@code limit} to the power of {@code fields} states, which cost next to nothing to expand. */
  static Case lattice(int words, int fields, int limit) {
    Lattice lattice = new Lattice(words, fields, limit);
    int[] lanes = IntStream.range(0, lattice.instanceCount()).map(i -> i / 2).toArray();
    return new Case("lattice-" + words + "w-" + limit + "^" + fields, lattice, 4 * fields * words, lanes);
  }
}
