package io.luxate.study;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the Javadoc of records says, read from their sources by the compiler's own parser. */
final class RecordComments {
  private final Map<String, Comment> found = new HashMap<>();

  /** Of one record: what it is, and what its components are. */
  private record Comment(String body, Map<String, String> components) {}

  /** What the record is. */
  Optional<String> of(Class<?> type) {
    return Optional.ofNullable(comment(type)).map(Comment::body).filter(text -> !text.isEmpty());
  }

  /** What a component of the record is. */
  Optional<String> of(Class<?> type, String component) {
    return Optional.ofNullable(comment(type)).map(c -> c.components().get(component));
  }

  private Comment comment(Class<?> type) {
    String name = type.getName().replace('$', '.');
    if (type.getName().startsWith("io.luxate.") && !found.containsKey(name)) {
      read(type);
    }
    return found.getOrDefault(name, new Comment("", Map.of()));
  }

  private void read(Class<?> type) {
    Path source =
        Path.of(
            "src/main/java", type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Records(trees).scan(unit, String.valueOf(unit.getPackageName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes through a file with the name of what encloses the place. */
  private final class Records extends TreePathScanner<Void, String> {
    private final DocTrees trees;

    private Records(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree tree, String outer) {
      String name = outer + "." + tree.getSimpleName();
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        found.put(name, new Comment(text(comment.getFullBody()), components(comment)));
      }
      return super.visitClass(tree, name);
    }
  }

  private static Map<String, String> components(DocCommentTree comment) {
    return comment.getBlockTags().stream()
        .filter(ParamTree.class::isInstance)
        .map(ParamTree.class::cast)
        .collect(
            Collectors.toMap(
                tag -> tag.getName().toString(), tag -> text(tag.getDescription()), (a, b) -> a));
  }

  /** Without tags, on one line. */
  private static String text(List<? extends DocTree> parts) {
    return parts.stream()
        .map(DocTree::toString)
        .collect(Collectors.joining())
        .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
