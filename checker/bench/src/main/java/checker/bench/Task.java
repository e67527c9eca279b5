package checker.bench;

import checker.model.Model;
import java.nio.file.Path;

/**
 * A scenario that every peer searches.
 *
 * @param specs directory of the specifications
 * @param module whose file is named like the first part of its name
 * @param users value of the constant {@code USERS}
 * @param property one that {@code checker verify} is asked for
 */
record Task(String name, Path specs, String module, String scenario, int users, String property) {
  Path file() {
    return specs.resolve(module.split("_")[0] + ".spec");
  }

  Model model() {
    return Cases.model(specs, module, scenario, users);
  }
}
