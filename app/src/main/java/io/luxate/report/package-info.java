/**
 * The study as pages and figures. Fill a {@link io.luxate.report.StudyReport} with one {@link
 * io.luxate.report.TaskReport} per joint and call {@link io.luxate.report.Report#write}: out come
 * one self-contained {@code report.html} and {@code figures/*.svg}. Plots are {@link
 * io.luxate.report.Chart}s, drawn by templates under {@code src/main/jte}; no fonts of this machine
 * are needed.
 *
 * <p>To add a text, put a line with the same key into {@code text_en.properties} and {@code
 * text_zh.properties} and show it as <code>${t.get("roc.title", task)}</code>, where {@code t} is
 * the page's {@link io.luxate.report.Texts}; {@code t.html} keeps the text's own strong and em.
 */
@NullMarked
package io.luxate.report;

import org.jspecify.annotations.NullMarked;
