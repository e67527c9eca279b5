package checker.interpret;

import java.util.List;

/**
 * One way through an action's body.
 *
 * @param choices those made until the run ended, in order
 */
public record Run(List<Choice> choices, Outcome outcome) {}
