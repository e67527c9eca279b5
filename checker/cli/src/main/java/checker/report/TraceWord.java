package checker.report;

import checker.trace.RecordedTrace;

/** The word at the head of a trace that says what its end shows. */
enum TraceWord {
  VIOLATED(RecordedTrace.Claim.VIOLATED),
  REACHABLE(RecordedTrace.Claim.REACHABLE),
  INCURRED(RecordedTrace.Claim.INCURRED),
  DEADLOCK(RecordedTrace.Claim.DEADLOCK),
  PATH(RecordedTrace.Claim.PATH);

  private final RecordedTrace.Claim claim;

  TraceWord(RecordedTrace.Claim claim) {
    this.claim = claim;
  }

  String word() {
    return name();
  }

  RecordedTrace.Claim claim() {
    return claim;
  }
}
