package checker.report.html;

import checker.report.Drift;

/** Something committed that was not found so. */
record DriftView(String place, String what, String why) {

  static DriftView of(Drift drift) {
    return new DriftView(
        drift.line() == 0 ? drift.file() : drift.file() + ":" + drift.line(), drift.what(), String.join("\n", drift.why()));
  }
}
