package io.luxate.report;

import io.luxate.Documents;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Every table and curve of a report as CSV under {@code tables/}; docs/study-folder.md describes
 * the columns. Numbers are written so that they read back bit for bit; a blank cell is not known.
 */
public final class Tables {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  /** A new table is a line here. */
  private static final List<Table> ALL =
      List.of(
          new Table("cohort", "split,site,class,images", TableRows::cohort),
          new Table(
              "candidates",
              "network,augmentation,chosen,n,auroc,ci_low,ci_high,ci_method,epochs,seconds",
              TableRows::candidates),
          new Table(
              "auroc",
              "set,n,positives,auroc,ci_low,ci_high,ci_method,logit_low,logit_high",
              TableRows::auroc),
          new Table(
              "operating_points",
              "set,threshold,rule,fixed_on,true_positives,false_positives,true_negatives,"
                  + "false_negatives,sensitivity,sensitivity_low,sensitivity_high,specificity,"
                  + "specificity_low,specificity_high,accuracy,accuracy_low,accuracy_high,ppv,"
                  + "ppv_low,ppv_high,npv,npv_low,npv_high,f1,lr_positive,lr_positive_low,"
                  + "lr_positive_high,lr_negative,lr_negative_low,lr_negative_high",
              TableRows::operatingPoints),
          new Table(
              "predictive_values",
              "set,threshold,prevalence,ppv,ppv_low,ppv_high,npv,npv_low,npv_high",
              TableRows::predictiveValues),
          new Table(
              "sites", "set,site,n,positives,auroc,ci_low,ci_high,ci_method", TableRows::sites),
          new Table(
              "classes",
              "set,class,n,positives,auroc,ci_low,ci_high,ci_method",
              TableRows::classes),
          new Table(
              "calibration",
              "set,measure,value,ci_low,ci_high,ci_method",
              CalibrationRows::calibration),
          new Table(
              "calibration_bins",
              "set,low,high,mean_probability,observed,observed_low,observed_high,positives,images",
              CalibrationRows::calibrationBins),
          new Table("decision_curve", "set,threshold,model,all", CalibrationRows::decisionCurve),
          new Table("roc", "set,threshold,false_positive_rate,sensitivity", TableRows::roc),
          new Table(
              "epochs",
              "network,augmentation,epoch,train_loss,val_loss,val_auroc",
              TableRows::epochs),
          new Table("gap", "difference,ci_low,ci_high,ci_method,p", FindingRows::gap),
          new Table(
              "subgroups",
              "by,name,n,positives,auroc,auroc_low,auroc_high,gap,gap_low,gap_high,sensitivity,"
                  + "sensitivity_low,sensitivity_high,specificity,specificity_low,specificity_high",
              FindingRows::subgroups),
          new Table(
              "abstention",
              "error_rate,abstained,abstained_low,abstained_high,wrong,wrong_low,wrong_high,"
                  + "missed_positives,missed_positives_low,missed_positives_high,missed_negatives,"
                  + "missed_negatives_low,missed_negatives_high",
              FindingRows::abstention),
          new Table("seeds", "training,internal_auroc,external_auroc", FindingRows::seeds),
          new Table(
              "training_images",
              "trained_on,images,auroc,auroc_low,auroc_high,difference,difference_low,"
                  + "difference_high,delong_p",
              FindingRows::rivals),
          new Table("learning_curve", "images_per_class,draw,auroc", FindingRows::learningCurve),
          new Table("planned", "images_per_class,ci_low,ci_high", FindingRows::planned),
          new Table(
              "shortcuts", "probe,target,n,auroc,ci_low,ci_high,verdict", FindingRows::shortcuts),
          new Table("shown", "path,label,score,call,right,file", TableRows::shown),
          new Table("published", "joint,internal,external,source,doi", TableRows::published));

  private Tables() {}

  /**
   * One file.
   *
   * @param columns after {@code task}, with commas between
   * @param rows of one task, without its name
   */
  private record Table(String name, String columns, Function<TaskReport, Stream<List<?>>> rows) {

    void write(StudyReport study, Path folder) {
      StringWriter text = new StringWriter();
      try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
        csv.printRecord((Object[]) ("task," + columns).split(","));
        for (TaskReport task : study.tasks()) {
          for (List<?> row : rows.apply(task).toList()) {
            csv.print(task.name());
            csv.printRecord(row.stream().map(Tables::cell));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Documents.write(folder.resolve("tables").resolve(name + ".csv"), text.toString());
    }
  }

  /** Writes all of them; a table that has nothing to say is its header. */
  public static void write(StudyReport study, Path folder) {
    ALL.forEach(table -> table.write(study, folder));
  }

  private static Object cell(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? optional.get() : "";
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? optional.getAsDouble() : "";
    }
    return value instanceof Double number && number.isNaN() ? "" : value;
  }
}
