package checker.cli;

import checker.model.Model;
import java.util.HashMap;
import java.util.Map;

/** Which scenario has which name among files of traces: {@code MODULE/SCENARIO} is all that they say of it. */
final class TraceNames {
  private final Map<String, String> specs = new HashMap<>();

  /**
   * Claims the name of a scenario, before anything is searched.
   *
   * @param spec the specification's path, as the user wrote it
   * @throws UsageException if another has it: the traces of one would be written over those of the other
   */
  void add(String spec, Model model) {
    String name = model.module() + "." + model.scenario();
    String other = specs.putIfAbsent(name, spec);
    if (other != null) {
      throw new UsageException(
          "there is a scenario `" + name + "` in `" + other + "` and in `" + spec + "`: their traces would have one name");
    }
  }
}
