/**
 * A run as one HTML page: a {@link checker.report.Run} and perhaps a {@link checker.compare.Comparison} in, the whole text of a file
 * out. Its style, its script and its data are in it; it fetches nothing and may do nothing else: its content security policy
 * names the hashes of that one style and that one script.
 *
 * <p>Promised: everything is there as plain tables without the script, too; nothing that a specification says is taken for markup or
 * script.
 */
@JStacheConfig(
    type = JStacheType.STACHE,
    pathing = @JStachePath(prefix = "checker/report/html/", suffix = ".mustache"))
package checker.report.html;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import io.jstach.jstache.JStacheType;
