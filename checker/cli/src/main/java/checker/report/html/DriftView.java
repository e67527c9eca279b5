package checker.report.html;

import checker.report.Drift;
import java.util.List;

/**
 * Something committed that was not found so.
 *
 * @param file and line of it
 * @param places where the property is written, if the file is missing
 * @param scenario anchor of the scenario that it belongs to; empty if that is not on the page
 * @param trace anchor of the trace that was found instead; empty if the page has none
 */
record DriftView(String file, String what, String why, List<PlaceView> places, String scenario, String trace) {

  static DriftView of(Drift drift, Scenarios scenarios, Sources sources) {
    return new DriftView(
        drift.line() == 0 ? drift.file() : drift.file() + ":" + drift.line(),
        drift.what(),
        String.join("\n", drift.why()),
        drift.place().map(sources::place).stream().toList(),
        drift.scenario().map(scenarios::anchor).orElse(""),
        drift.scenario().flatMap(scenario -> drift.property().map(p -> scenarios.anchor(scenario, p))).orElse(""));
  }

  boolean explained() {
    return !why.isEmpty();
  }

  boolean listed() {
    return !scenario.isEmpty();
  }

  boolean shown() {
    return !trace.isEmpty();
  }
}
