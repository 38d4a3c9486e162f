package io.luxate.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.luxate.Documents;
import io.luxate.evidence.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The JSON schema of {@code metrics.json}, as the records that are written there make it. */
final class MetricsSchema {
  private final RecordComments comments = new RecordComments();

  /**
   * The schema's text: a study's file, or that of {@code evaluate}, {@code crossval}, {@code
   * train}.
   */
  String text() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                new ObjectMapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonModule(
                    JacksonOption.INCLUDE_ONLY_JSONPROPERTY_ANNOTATED_METHODS,
                    JacksonOption.RESPECT_JSONPROPERTY_REQUIRED,
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
            .with(
                Option.NONSTATIC_NONVOID_NONGETTER_METHODS,
                Option.FIELDS_DERIVED_FROM_ARGUMENTFREE_METHODS,
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .without(Option.FLATTENED_OPTIONALS);
    config
        .forFields()
        .withTargetTypeOverridesResolver(field -> content(field).map(List::of).orElse(null))
        .withNullableCheck(field -> false)
        .withRequiredCheck(field -> !isOptional(field.getRawMember().getType()))
        .withDescriptionResolver(
            field ->
                Optional.of(field)
                    .filter(f -> !f.isFakeContainerItemScope())
                    .flatMap(
                        f -> comments.of(f.getRawMember().getDeclaringClass(), f.getDeclaredName()))
                    .orElse(null));
    config
        .forTypesInGeneral()
        .withDescriptionResolver(type -> comments.of(type.getType().getErasedType()).orElse(null));
    SchemaBuilder builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "metrics.json of Luxate");
    root.put(
        "description",
        "A study's numbers, or those of one model on one set. Keys that do not apply are absent.");
    ArrayNode either = root.putArray("oneOf");
    either.add(builder.createSchemaReference(StudyMetrics.class));
    either.add(builder.createSchemaReference(Metrics.class));
    root.set("$defs", builder.collectDefinitions("$defs"));
    return Documents.json(root) + "\n";
  }

  /** What an optional value holds when it is there; it is never written as null. */
  private static Optional<com.fasterxml.classmate.ResolvedType> content(FieldScope field) {
    Class<?> type = field.getRawMember().getType();
    if (field.isFakeContainerItemScope()) {
      return Optional.empty(); // of a list's elements the field's own type says nothing
    }
    if (type == Optional.class) {
      return Optional.of(field.getDeclaredType().getTypeParameters().get(0));
    }
    return isOptional(type)
        ? Optional.of(
            field.getContext().resolve(type == OptionalInt.class ? int.class : double.class))
        : Optional.empty();
  }

  private static boolean isOptional(Class<?> type) {
    return type == Optional.class || type == OptionalDouble.class || type == OptionalInt.class;
  }
}
