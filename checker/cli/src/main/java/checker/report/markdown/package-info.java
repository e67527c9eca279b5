/**
 * A run as Markdown, as GitHub and GitLab show it: verdicts in tables, traces as tables and as Mermaid sequence diagrams, for a
 * page of a wiki, a comment of a review or the summary of a job. A run in, text out, the same for the same run but for times, which are left
 * out. What a specification says is shown as it is, never taken for markup.
 */
package checker.report.markdown;
