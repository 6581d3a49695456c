namespace Native.Sdk.Projects;

/// <summary>What a NativeProject of kind CMake says.</summary>
/// <param name="Target">The library target; null: the one named like the project.</param>
/// <param name="Options">Passed to the configure run as they are, for example <c>-DWITH_TESTS=OFF</c>.</param>
public sealed record CMakeSettings(string? Target, IReadOnlyList<string> Options);
