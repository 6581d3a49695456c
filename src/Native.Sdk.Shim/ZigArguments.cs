namespace Native.Sdk.Shim;

/// <summary>
/// Makes what rustc and the cc crate pass to gcc or clang into what <c>zig cc -target …</c> understands.
/// </summary>
/// <remarks>
/// Seen with zig 0.16, rustc 1.63 to 1.96, cc 1.0.73 to 1.2. Specimens:
/// <code>
/// rustc, x86_64-pc-windows-gnu:
///   -Wl,/t/rustcX/list.def -fno-use-linker-plugin -Wl,--dynamicbase -Wl,--disable-auto-image-base -m64 … -lgcc_eh
///   -l:libpthread.a -lmsvcrt -lmingwex -lmingw32 -lgcc … -lssp_nonshared -lssp -Wl,--nxcompat … -shared -Wl,-O1
/// rustc, aarch64-pc-windows-gnullvm:
///   -Wl,/t/rustcX/list.def -nolibc --unwindlib=none …
/// rustc, aarch64-apple-darwin:
///   -Wl,-exported_symbols_list -Wl,/t/rustcX/list … -liconv -lSystem -lc -lm -arch arm64 -mmacosx-version-min=11.0.0 …
/// rustc 1.90 and later, x86_64-unknown-linux-gnu:
///   -B/r/lib/rustlib/x86_64-unknown-linux-gnu/bin/gcc-ld -fuse-ld=lld …
/// cc crate:
///   --target=aarch64-unknown-linux-gnu -march=armv8-a+crypto …
/// </code>
/// The system, the CPU and the C library are what <c>-target</c> says: whatever repeats it in other words goes.
/// </remarks>
public static class ZigArguments
{
    /// <summary>Spoken to others: zig has one linker, one compiler runtime and one way to start.</summary>
    private static readonly HashSet<string> Dropped =
    [
        "-fno-use-linker-plugin", "-static-libgcc", "-nostartfiles", "-nolibc", "--unwindlib=none", "-rtlib=compiler-rt",
        "-Wl,-O1", "-Wl,-O2", "-Wl,--disable-auto-image-base", "-Wl,--large-address-aware",
    ];

    private static readonly string[] DroppedPrefixes =
    [
        "--target=", "-fuse-ld=", "-mtune=", "-mmacosx-version-min=", "-mmacos-version-min=",
    ];

    /// <summary>Two words each.</summary>
    private static readonly HashSet<string> DroppedPairs = ["-target", "--target", "-arch"];

    /// <summary>Libraries of MinGW, which zig has under no name or links by itself.</summary>
    private static readonly HashSet<string> MinGWLibraries =
    [
        "-lgcc", "-l:libpthread.a", "-lmsvcrt", "-lmingwex", "-lmingw32", "-lmoldname", "-lssp_nonshared", "-lssp",
    ];

    /// <summary>Rust's standard library names it for everybody; only who calls it needs it.</summary>
    private const string AppleIconv = "-liconv";

    /// <summary>Features of 64-bit Arm that gcc calls otherwise than LLVM.</summary>
    private static readonly Dictionary<string, string> ArmFeatures = new() { ["fp16"] = "fullfp16", ["fp"] = "fp_armv8", ["simd"] = "neon" };

    /// <summary>The arguments for zig.</summary>
    /// <param name="arguments">The caller's, response files expanded.</param>
    /// <param name="target">Value of zig's <c>-target</c>.</param>
    /// <param name="hasAppleSdk">Whether Apple's SDK is there, with the libraries that zig does not bring along.</param>
    public static IReadOnlyList<string> Translate(IReadOnlyList<string> arguments, string target, bool hasAppleSdk = false)
    {
        var isWindows = target.Contains("-windows", StringComparison.Ordinal);
        var isMacOS = target.Contains("-macos", StringComparison.Ordinal);
        var cpu = target.Split('-')[0];
        var result = new List<string>(arguments.Count);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (TakesValue(argument) && i + 1 < arguments.Count)
            {
                result.AddRange([argument, arguments[++i]]);
            }
            else if (DroppedPairs.Contains(argument))
            {
                i++;
            }
            else if (Dropped.Contains(argument) || Array.Exists(DroppedPrefixes, prefix => argument.StartsWith(prefix, StringComparison.Ordinal))
                || (isWindows && MinGWLibraries.Contains(argument))
                || (isMacOS && !hasAppleSdk && argument == AppleIconv))
            {
                continue;
            }
            else if (isWindows && (argument is "-lgcc_eh" or "-lgcc_s"))
            {
                result.Add("-lunwind");
            }
            else if (isWindows && argument.StartsWith("-Wl,", StringComparison.Ordinal) && argument.EndsWith(".def", StringComparison.OrdinalIgnoreCase))
            {
                result.Add(argument["-Wl,".Length..]);
            }
            else if (Value(argument, "-march=") is { } architecture)
            {
                result.AddRange(Architecture(architecture, cpu));
            }
            else if (Value(argument, "-mcpu=") is { } model)
            {
                result.Add("-mcpu=" + ZigName(model));
            }
            else
            {
                result.Add(argument);
            }
        }

        return result;
    }

    /// <summary>Options whose value may look like another option.</summary>
    private static bool TakesValue(string argument) => argument is "-o" or "-L" or "-l" or "-I" or "-D" or "-U" or "-include" or "-isystem" or "-Xlinker" or "-MF" or "-MT" or "-MQ";

    private static string? Value(string argument, string option) => argument.StartsWith(option, StringComparison.Ordinal) ? argument[option.Length..] : null;

    /// <summary>zig names CPUs where gcc names instruction sets, and writes them with underscores.</summary>
    private static IEnumerable<string> Architecture(string value, string cpu)
    {
        switch (cpu)
        {
            case "x86_64" or "x86":
                return ["-march=" + ZigName(value)];

            case "aarch64" when value.StartsWith("armv", StringComparison.Ordinal):
                var parts = value["armv".Length..].Split('+');
                var version = parts[0].TrimEnd('a').TrimEnd('-').Replace('.', '_');
                string[] features =
                [
                    .. version is "8" or "8_0" ? [] : (string[])["v" + version + "a"],
                    .. parts.Skip(1).Where(feature => !feature.StartsWith("no", StringComparison.Ordinal)).Select(feature => ArmFeatures.GetValueOrDefault(feature, ZigName(feature))),
                ];
                return features.Length == 0 ? [] : ["-mcpu=generic+" + string.Join('+', features)];

            // What the target is by itself.
            case "arm" or "thumb" when value.StartsWith("armv7", StringComparison.Ordinal):
            case "riscv64" when value is "rv64gc" or "rv64imafdc":
            case "loongarch64" when value is "loongarch64":
                return [];

            default:
                return ["-march=" + value];
        }
    }

    /// <summary><c>x86-64-v3</c>, <c>cortex-a72</c>; gcc's <c>power8</c> is LLVM's <c>pwr8</c>.</summary>
    private static string ZigName(string name) => (name.StartsWith("power", StringComparison.Ordinal) && name != "powerpc64le" ? "pwr" + name["power".Length..] : name).Replace('-', '_');
}
