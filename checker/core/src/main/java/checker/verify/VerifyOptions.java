package checker.verify;

import checker.explore.ExploreOptions;
import checker.explore.ProgressListener;
import java.util.Set;

/**
 * How to verify a scenario.
 *
 * @param search bounds; its {@code failFast} is not used
 * @param failFast whether the first violation or deadlock, expected or not, ends the search
 * @param properties names of the properties to check, {@code deadlock_free} among them; empty for all, and only then
 *     are actions that never fire reported
 * @param progress told how the work is going
 */
public record VerifyOptions(
    Engine engine, ExploreOptions search, boolean failFast, Set<String> properties, ProgressListener progress) {

  /** All properties, compiled, without bounds. */
  public static VerifyOptions defaults() {
    return new VerifyOptions(
        Engine.COMPILED, ExploreOptions.defaults(), false, Set.of(), ProgressListener.SILENT);
  }

  public VerifyOptions withEngine(Engine other) {
    return new VerifyOptions(other, search, failFast, properties, progress);
  }

  public VerifyOptions withSearch(ExploreOptions other) {
    return new VerifyOptions(engine, other, failFast, properties, progress);
  }

  public VerifyOptions withFailFast(boolean on) {
    return new VerifyOptions(engine, search, on, properties, progress);
  }

  public VerifyOptions withProperties(Set<String> names) {
    return new VerifyOptions(engine, search, failFast, Set.copyOf(names), progress);
  }

  public VerifyOptions withProgress(ProgressListener listener) {
    return new VerifyOptions(engine, search, failFast, properties, listener);
  }

  boolean selects(String property) {
    return properties.isEmpty() || properties.contains(property);
  }
}
