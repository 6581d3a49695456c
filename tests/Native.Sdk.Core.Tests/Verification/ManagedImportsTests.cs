using System.Reflection;
using System.Runtime.InteropServices;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Platforms;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

public sealed class ManagedImportsTests
{
    private const string Class = "Native.Sdk.Core.Tests.Verification.ContractSpecimens.";

    private static readonly ManagedImports Own = Read(File.ReadAllBytes(typeof(ContractSpecimens).Assembly.Location));

    private static readonly ManagedImport[] All =
    [
        new ManagedImport("sm", "sm_plain", Class + "sm_plain"),
        new("sm.dll", "sm_named", Class + "Named") { CharSet = CharSet.Unicode, CallingConvention = CallingConvention.Cdecl },
        new("libsm", "sm_exact", Class + "sm_exact") { IsExactSpelling = true, CharSet = CharSet.Auto, CallingConvention = CallingConvention.StdCall },
        new("sm", "#12", Class + "ByNumber"),
        new("sm", "sm_blittable", Class + "sm_blittable") { IsExactSpelling = true },
        new("sm", "sm_open", Class + "Open") { IsExactSpelling = true },
        new("sm", "sm_some", Class + "sm_some") { IsExactSpelling = true, Systems = TargetSystems.Of(TargetOs.Windows) | TargetSystems.Of(TargetOs.Linux) },
        new("sm", "sm_generated", Class + "sm_generated") { IsGenerated = true },
        new("sm", "sm_not_windows", Class + "sm_not_windows") { Systems = ~TargetSystems.Of(TargetOs.Windows) },
        new("sm", "sm_local", Class + "CallsLocal.sm_local"),
        new("sm", "sm_raw", Class + "Generated.sm_raw") { IsExactSpelling = true, IsGenerated = true },
        new("sm", "sm_inner", Class + "Generated.Inner.sm_inner") { IsExactSpelling = true, IsGenerated = true },
        new("sm", "sm_phone", Class + "Phone.sm_phone") { Systems = TargetSystems.None },
    ];

    /// <summary>The entry points: a record would be a long name for a test.</summary>
    public static TheoryData<string> EntryPoints => [.. All.Select(import => import.EntryPoint)];

    [Theory]
    [MemberData(nameof(EntryPoints))]
    public void EveryFormIsRead(string entryPoint) =>
        Assert.Equal(All.Single(import => import.EntryPoint == entryPoint), Own.All.Single(import => import.EntryPoint == entryPoint));

    [Fact]
    public void NothingElseIsRead() => Assert.Equal(
        All.Select(import => import.EntryPoint).Order(), Own.All.Where(import => import.Method.StartsWith(Class, StringComparison.Ordinal)).Select(import => import.EntryPoint).Order());

    /// <summary>The runtime reads the same rows in its own way.</summary>
    [Theory]
    [InlineData("System.Private.CoreLib")]
    [InlineData("System.Net.Sockets")]
    [InlineData("System.Net.Security")]
    [InlineData("System.Security.Cryptography")]
    [InlineData("System.IO.Compression")]
    [InlineData("Native.Sdk.Core.Tests")]
    public void ReflectionSeesTheSame(string name)
    {
        var assembly = Assembly.Load(name);
        var expected =
            from type in assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            let import = method.GetCustomAttribute<DllImportAttribute>()
            where import is not null
            select $"{import.Value} {import.EntryPoint} {import.ExactSpelling} {(import.CharSet == CharSet.None ? CharSet.Ansi : import.CharSet)} {import.CallingConvention}";

        var found = Read(File.ReadAllBytes(assembly.Location)).All.Select(import =>
            $"{import.Library} {import.EntryPoint} {import.IsExactSpelling} {import.CharSet} {import.CallingConvention}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.NotEmpty(expected);
    }

    [Fact]
    public void AssemblyWithoutImportsIsSound() => Assert.Empty(Read(File.ReadAllBytes(typeof(FactAttribute).Assembly.Location)).All);

    [Fact]
    public void PartOfAnArrayIsReadToo()
    {
        byte[] bytes = [0, 1, 2, .. File.ReadAllBytes(typeof(ContractSpecimens).Assembly.Location), 3];

        Assert.True(ManagedImports.TryRead(bytes.AsMemory(3, bytes.Length - 4), out var imports, out _));

        Assert.Equal(Own.All, imports.All);
    }

    [Fact]
    public void ModulesAndReferenceAssembliesAreRead()
    {
        using var folder = new Workshop();
        const string Source = """
            using System.Runtime.InteropServices;
            public static class Sm { [DllImport("sm")] public static extern int sm_plain(); [DllImport("sm")] private static extern int sm_private(); }
            """;

        var module = Read(Csc.Compile(folder, Source, "-target:module"));
        var reference = Read(Csc.Compile(folder, Source, "-target:library", "-refonly"));

        Assert.Equal(["Sm.sm_plain", "Sm.sm_private"], module.All.Select(import => import.Method));
        Assert.Equal(["Sm.sm_plain"], reference.All.Select(import => import.Method));
    }

    [Theory]
    [InlineData("NativeLibrary.SetDllImportResolver(typeof(Sm).Assembly, (_, _, _) => 0);", true)]
    [InlineData("System.Runtime.Loader.AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, _) => 0;", true)]
    [InlineData("NativeLibrary.Load(\"sm\");", false)]
    public void ResolverIsSeen(string statement, bool expected)
    {
        using var folder = new Workshop();

        var imports = Read(Csc.Compile(folder, $$"""
            using System.Runtime.InteropServices;
            public static class Sm { [DllImport("sm")] public static extern int sm_plain(); public static void Start() { {{statement}} } }
            """, "-target:library"));

        Assert.Equal(expected, imports.ResolvesNames);
    }

    [Theory]
    [InlineData("[assembly: System.Runtime.Versioning.SupportedOSPlatform(\"windows7.0\")]", "", "Windows")]
    [InlineData("[assembly: System.Runtime.Versioning.SupportedOSPlatform(\"unix\")]", "[System.Runtime.Versioning.UnsupportedOSPlatform(\"freebsd\")]", "Linux, MacOS")]
    [InlineData("", "[System.Runtime.Versioning.SupportedOSPlatform(\"linux\"), System.Runtime.Versioning.SupportedOSPlatform(\"macos12.0\")]", "Linux, MacOS")]
    [InlineData("", "[System.Runtime.Versioning.UnsupportedOSPlatform(\"windows8.0\"), System.Runtime.Versioning.SupportedOSPlatformGuard(\"linux\")]", "Linux, Windows, MacOS, FreeBsd")]
    public void AttributesSayWhereAMethodMayBeCalled(string ofAssembly, string ofMethod, string systems)
    {
        using var folder = new Workshop();

        // .NET Standard has no such attributes: who needs them declares his own.
        var bytes = Csc.Compile(folder, $$"""
            {{ofAssembly}}
            public static class Sm { [System.Runtime.InteropServices.DllImport("sm")] {{ofMethod}} public static extern int sm_plain(); }
            namespace System.Runtime.Versioning
            {
                [AttributeUsage(AttributeTargets.All, AllowMultiple = true)] class SupportedOSPlatformAttribute(string name) : Attribute { string Name => name; }
                [AttributeUsage(AttributeTargets.All, AllowMultiple = true)] class UnsupportedOSPlatformAttribute(string name) : Attribute { string Name => name; }
            }
            """, "-target:library", "-nowarn:CS0436");

        Assert.Equal(systems, Assert.Single(Read(bytes).All).Systems.ToString());
    }

    [Theory]
    [InlineData("native", "It is a native image: it has no .NET metadata.")]
    [InlineData("", "Its metadata is damaged: ")]
    [InlineData("MZ", "Its metadata is damaged: ")]
    [InlineData("\u007fELF", "Its metadata is damaged: ")]
    public void OtherFilesAreRefused(string content, string problem)
    {
        var bytes = content.EndsWith("native", StringComparison.Ordinal) ? BinarySpecimen.PeX64 : System.Text.Encoding.Latin1.GetBytes(content);

        Assert.False(ManagedImports.TryRead(bytes, out _, out var said));

        Assert.StartsWith(problem, said);
    }

    internal static ManagedImports Read(byte[] assembly)
    {
        Assert.True(ManagedImports.TryRead(assembly, out var imports, out var problem), problem);
        return imports;
    }
}
