package io.luxate.image;

/**
 * Where a radiograph came from, as measured on the file itself.
 *
 * @param path the file as the user named it
 * @param format what the content is, never what the name says: {@code png}, {@code jpeg}, ...
 * @param widthPx width as shown, after EXIF orientation
 * @param heightPx height as shown, after EXIF orientation
 * @param bitsPerSample 1 to 16
 * @param channels samples per pixel in the file
 * @param bytes length of the file
 * @param sha256 of the file's bytes, lower-case hexadecimal
 */
public record Origin(
    String path,
    String format,
    int widthPx,
    int heightPx,
    int bitsPerSample,
    int channels,
    long bytes,
    String sha256) {}
