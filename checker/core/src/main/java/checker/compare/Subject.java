package checker.compare;

import checker.model.Model;
import checker.typing.ModuleDescription;

/**
 * A scenario that takes part in a comparison.
 *
 * @param spec the path of its specification, as the user wrote it
 * @param module the module that declares it
 */
public record Subject(String spec, ModuleDescription module, Model model) {

  /**
   * What tells machines apart: the text that declares one, wherever it lies, and its name. A copy of a machine is that machine; one
   * that was changed is another.
   */
  record MachineKey(String text, String name) {}

  MachineKey machine() {
    return new MachineKey(module.root().source().content(), module.root().text());
  }

  /** {@code revoke.direct_io}. */
  public String name() {
    return model.module() + "." + model.scenario();
  }
}
