package checker.bench;

import checker.codegen.CodeGenerator;
import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.ProgressListener;
import checker.explore.Status;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.transition.TransitionSystem;
import java.nio.file.Path;
import java.util.Optional;

/** This checker, in this process. */
final class Ours implements Peer {
  @Override
  public String name() {
    return "checker";
  }

  @Override
  public Optional<String> absent(int threads) {
    return Optional.empty();
  }

  @Override
  public Search prepare(Model model, Path directory, long states, int threads) {
    TransitionSystem system = CodeGenerator.compile(model, StateLayout.of(model));
    return () -> search(system, threads);
  }

  private static Found search(TransitionSystem system, int threads) {
    Exploration found =
        Explorer.explore(system, ExploreOptions.defaults().withWorkers(threads), ProgressListener.SILENT);
    if (found.status() != Status.COMPLETE) {
      throw new IllegalStateException("the search ended with " + found.status());
    }
    return new Found(
        found.distinct(), found.generated() - found.initialStates(), found.elapsedNanos() / 1e9, found.bytes());
  }
}
