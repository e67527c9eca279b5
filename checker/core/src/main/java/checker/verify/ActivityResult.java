package checker.verify;

import checker.model.Expectation;
import java.util.Optional;

/**
 * An actor or one of its actions that never fires, or that fires although the scenario expects that it never does.
 *
 * @param name {@code actor} or {@code actor.action}
 * @param fires how many transitions it makes
 */
public record ActivityResult(String name, long fires, Optional<Expectation> expectation, Agreement agreement) {}
