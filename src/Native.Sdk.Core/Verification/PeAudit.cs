using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>Whether a DLL would load on a Windows that has nothing but .NET.</summary>
internal static class PeAudit
{
    /// <summary>Audits a DLL that is known to be for its platform's CPU.</summary>
    public static void Check(AuditScope scope, PeImage pe, Platform platform)
    {
        var debug = new List<string>();
        var runtime = new List<string>();
        foreach (var name in pe.Imports.Concat(pe.DelayImports).Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !scope.IsAllowed(name)))
        {
            if (SystemLibraries.IsDebugRuntime(name))
            {
                debug.Add(name);
            }
            else if (scope.IsBeside(name))
            {
                continue;   // Windows looks beside a library for what it needs
            }
            else if (SystemLibraries.IsVisualCppRuntime(name))
            {
                runtime.Add(name);
            }
            else if (!SystemLibraries.Has(platform, name))
            {
                var names = pe.ImportedFunctions.Where(import => import.Library.Equals(name, StringComparison.OrdinalIgnoreCase)).SelectMany(import => import.Names).ToArray();
                scope.Report(Catalog.NeedsOtherLibrary, name, name, names.Length > 0 ? $" (for {AuditScope.Some(names)})" : "");
            }
        }

        if (debug.Count > 0)
        {
            scope.Report(Catalog.NeedsDebugRuntime, debug[0], string.Join(", ", debug));
        }

        if (runtime.Count > 0)
        {
            scope.Report(Catalog.NeedsVisualCppRuntime, runtime[0], string.Join(", ", runtime));
        }

        string[] missing =
        [
            .. Missing(PeDllCharacteristics.DynamicBase, "address space randomisation (/DYNAMICBASE)"),
            .. Missing(PeDllCharacteristics.NoExecutableData, "data execution prevention (/NXCOMPAT)"),
        ];
        if (missing.Length > 0)
        {
            scope.Report(Catalog.NotHardened, "", string.Join(" and ", missing));
        }

        IEnumerable<string> Missing(PeDllCharacteristics flag, string words) => pe.DllCharacteristics.HasFlag(flag) ? [] : [words];
    }
}
