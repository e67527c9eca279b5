package checker.model;

import checker.source.Span;
import java.util.List;

/**
 * An action or step of an actor.
 *
 * @param step true if it is one of the actor's ordered steps
 * @param parameters its own parameters; their slots follow those of the actor's parameters
 * @param frameSize number of slots that a run of the body needs, parameters included
 * @param span the declaration (of the latest override, if any)
 */
public record Action(
    String name, boolean step, List<Local> parameters, Statement.Block body, int frameSize, String doc, Span span) {}
