using Native.Sdk.Diagnostics;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>Finds among the targets of a cmake project the library that is meant.</summary>
internal static class TargetChoice
{
    /// <summary>
    /// The target named by CMakeTarget, else the shared library that has the project's name, else the only shared
    /// library there is; null if there is none, which has been reported.
    /// </summary>
    public static CMakeTarget? Find(CMakeModel model, NativeProject project, IMessageSink messages)
    {
        var shared = model.Targets.Where(target => target.IsShared).ToArray();
        if (project.CMake!.Target is { } wanted)
        {
            if (model.Targets.FirstOrDefault(target => target.Name == wanted) is not { } named)
            {
                var libraries = model.Targets.Where(target => target.IsShared || target.IsStatic).Select(target => target.Name).ToArray();
                messages.Report(Catalog.CMakeTargetNotFound, project.Include, wanted, NearestWord.Hint(wanted, libraries), Names(libraries));
                return null;
            }

            if (!named.IsShared)
            {
                ReportNotShared(named, shared, project, messages);
                return null;
            }

            return named;
        }

        var chosen = shared.FirstOrDefault(target => target.Name == project.Name)
            ?? (shared.Where(target => target.BaseName == project.Name).ToArray() is [var output] ? output : null)
            ?? (shared is [var only] ? only : null);
        if (chosen is not null)
        {
            return chosen;
        }

        if (shared.Length > 0)
        {
            messages.Report(Catalog.CMakeTargetAmbiguous, project.Include, project.Name, Names(shared.Select(target => target.Name)));
        }
        else if (model.Targets.FirstOrDefault(target => target.IsStatic && (target.Name == project.Name || target.BaseName == project.Name)) is { } named)
        {
            ReportNotShared(named, shared, project, messages);
        }
        else
        {
            var archives = model.Targets.Where(target => target.IsStatic).Select(target => target.Name).ToArray();
            messages.Report(Catalog.CMakeNoLibrary, project.Include, model.SourceFolder,
                archives.Length == 0 ? "" : $" (its static libraries are {Names(archives)})");
        }

        return null;
    }

    private static void ReportNotShared(CMakeTarget target, CMakeTarget[] shared, NativeProject project, IMessageSink messages) =>
        messages.Report(Catalog.CMakeTargetNotShared, project.Include, target.Name,
            target.Type switch
            {
                "STATIC_LIBRARY" => "a static library",
                "EXECUTABLE" => "a program",
                _ => "of type " + target.Type,
            },
            target.IsStatic
                ? $"Write add_library({target.Name} SHARED …), or leave the word STATIC out: Native.Sdk configures with BUILD_SHARED_LIBS=ON. " +
                  "In a project that is not yours, look for an option that builds it shared, and set it in CMakeOptions."
                : $"Set CMakeTarget to a shared library: {Names(shared.Select(each => each.Name))}.");

    private static string Names(IEnumerable<string> names) => names.Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } all ? string.Join(", ", all) : "(none)";
}
