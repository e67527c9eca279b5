package checker.report.html;

/**
 * Where something is written.
 *
 * @param anchor of its line in the page
 * @param text {@code revoke.spec:12}
 */
record PlaceView(String anchor, String text) {}
