package checker.report.html;

/** A number with what it counts. */
record FigureView(String value, String unit) {}
