/**
 * Reporting checklists, filled from what a study's folder holds. {@link
 * io.luxate.report.checklist.Checklists#write} reads the folder's files as one tree ({@link
 * io.luxate.report.checklist.StudyTree}), picks named facts from it ({@code facts.yaml}), and puts
 * them into the answers of each checklist ({@code en/*.yaml}). A new fact, item or checklist is a
 * change of these files only; what no file knows is left to the authors.
 */
@NullMarked
package io.luxate.report.checklist;

import org.jspecify.annotations.NullMarked;
