using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk;

/// <summary>What would become of one project for one platform.</summary>
/// <param name="Project">Which.</param>
/// <param name="Platform">For which platform.</param>
/// <param name="Name">Base name of the library, as far as it is known.</param>
/// <param name="State">Whether it can be had.</param>
/// <param name="Tools">The tools in a few words, with versions and baseline; null where they are not known or not needed.</param>
/// <param name="Paths">Absolute paths of the tools' programs, or of the prebuilt library.</param>
/// <param name="Problems">Errors and warnings, each with what is to be done about it.</param>
public sealed record NativeDiagnosis(
    NativeProject Project, Platform Platform, string? Name, DiagnosisState State,
    string? Tools, IReadOnlyList<string> Paths, IReadOnlyList<Message> Problems);
