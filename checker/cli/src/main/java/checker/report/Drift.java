package checker.report;

import checker.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Something that is committed beside the specifications, a counterexample or a number of states, and is not what was found.
 *
 * @param file its path, as the user would write it
 * @param line of that file, counted from 1; 0 if there is no such file
 * @param place in the specification, for what has no file: the property
 * @param scenario {@code module.scenario}; empty if it belongs to none
 * @param property empty if it belongs to none
 * @param what is wrong, in one sentence without a full stop
 * @param why more lines about that, indented where one belongs to the one before; none if the sentence says it all
 * @param exitStatus of this alone
 */
public record Drift(
    Kind kind,
    String file,
    int line,
    Optional<Span> place,
    Optional<String> scenario,
    Optional<String> property,
    String what,
    List<String> why,
    int exitStatus) {

  /** What is wrong with it. */
  public enum Kind {
    /** A trace is not the one that is found: it no longer reproduces, a shorter one exists, or only its text is another. */
    TRACE_CHANGED("trace-changed", "a committed trace is not the one that is found"),
    /** An expected violation has no committed trace. */
    TRACE_MISSING("trace-missing", "a violation has no committed trace"),
    /** A trace is of a violation that there is no longer, or of nothing that there is. */
    TRACE_STALE("trace-stale", "a committed trace is of nothing that is found"),
    /** What lies where a trace should be cannot be read as one. */
    TRACE_UNREADABLE("trace-unreadable", "a committed trace cannot be read"),
    /** The search was not complete, so that nothing is known about it. */
    NOT_COMPARED("not-compared", "it is not known whether what is committed is found"),
    /** A scenario has other figures than those that were pinned, or figures are pinned of one that is not there. */
    STATES_CHANGED("states-changed", "a search has other figures than were pinned");

    private final String id;
    private final String title;

    Kind(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** The same in every format and version: lower case, with hyphens. */
    public String id() {
      return id;
    }

    /** In a few words. */
    public String title() {
      return title;
    }
  }
}
