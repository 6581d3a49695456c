using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

public sealed class ContractMangledNameTests
{
    private const string Cpp = """
        struct handle { int x; int member(int) const; static int of_class(); };
        int handle::member(int) const { return 1; }
        int handle::of_class() { return 2; }
        int sm_global(handle *h, const char *s) { return h->x + *s; }
        int sm_nothing() { return 3; }
        namespace sm { namespace inner { int sm_scoped(handle) { return 4; } } struct inner_class { inner_class(); ~inner_class(); int operator+(int); }; }
        sm::inner_class::inner_class() {} sm::inner_class::~inner_class() {} int sm::inner_class::operator+(int) { return 5; }
        template <class T> int sm_template(T x) { return x; }
        template int sm_template<int>(int);
        int sm_data = 6;
        extern "C" int sm_plain() { return 7; }
        """;

    [Theory]
    [InlineData("_Z7sm_freePv", MangledLanguage.Cpp, "sm_free", true)]
    [InlineData("_ZL7sm_freePv", MangledLanguage.Cpp, "sm_free", true)]
    [InlineData("_ZN2sm4openEPKc", MangledLanguage.Cpp, "open", false)]
    [InlineData("_ZNK2sm4open4sizeEv", MangledLanguage.Cpp, "size", false)]
    [InlineData("_ZNSs4findEv", MangledLanguage.Cpp, "find", false)]
    [InlineData("_ZSt4swapv", MangledLanguage.Cpp, "swap", false)]
    [InlineData("?sm_free@@YAXPEAX@Z", MangledLanguage.Cpp, "sm_free", true)]
    [InlineData("?open@sm@@YAHPEBD@Z", MangledLanguage.Cpp, "open", false)]
    [InlineData("?size@open@sm@@QEBAHXZ", MangledLanguage.Cpp, "size", false)]
    [InlineData("_ZN2sm7sm_free17h0123456789abcdefE", MangledLanguage.Rust, "sm_free", false)]
    [InlineData("_ZN2sm3ffi7sm_free17h0123456789abcdefE", MangledLanguage.Rust, "sm_free", false)]
    [InlineData("_RNvCs4fqI2P2rA04_2sm7sm_free", MangledLanguage.Rust, "sm_free", false)]
    [InlineData("_RNvNtCs4fqI2P2rA04_2sm3ffi7sm_free", MangledLanguage.Rust, "sm_free", false)]
    [InlineData("_RNvC2sm5__open", MangledLanguage.Rust, "_open", false)]
    public void IdentifierIsRead(string export, MangledLanguage language, string identifier, bool isGlobal)
    {
        Assert.True(MangledName.TryRead(export, out var name));

        Assert.Equal(new MangledName(language, identifier, isGlobal), name);
    }

    [Theory]
    [InlineData("sm_free")]
    [InlineData("_sm_free@4")]
    [InlineData("_ZTV6handle")]
    [InlineData("_Z3maxIiET_S0_S0_")]
    [InlineData("_ZNSt6vectorIiSaIiEE4sizeEv")]
    [InlineData("_ZSt4swapIiEvRT_S1_")]
    [InlineData("??$max@H@@YAHHH@Z")]
    [InlineData("_ZN2sm4open")]
    [InlineData("_ZN2smC1Ev")]
    [InlineData("_ZN2smplEi")]
    [InlineData("?sm_data@@3HA")]
    [InlineData("??0inner@sm@@QEAA@XZ")]
    [InlineData("?")]
    [InlineData("?@@")]
    [InlineData("?a")]
    [InlineData("?a@@")]
    [InlineData("_Z")]
    [InlineData("_Z99x")]
    [InlineData("_Z99999999999999999999x")]
    [InlineData("_ZN")]
    [InlineData("_ZN1")]
    [InlineData("_ZNS")]
    [InlineData("_ZNS0")]
    [InlineData("_ZNS0_")]
    [InlineData("_ZNS0_E")]
    [InlineData("_R")]
    [InlineData("_RNv")]
    [InlineData("_RNvC")]
    [InlineData("_RNvCs")]
    [InlineData("_RNvC2sm")]
    [InlineData("_RNvMs_2sm3foo")]
    public void OtherNamesAreNot(string export) => Assert.False(MangledName.TryRead(export, out _));

    [Fact]
    public void CutNamesAreNoProblem()
    {
        string[] names = ["_ZNK2sm4openIiSaIiEE4sizeEv", "_ZN2sm7sm_free17h0123456789abcdefE", "??$max@H@@YAHHH@Z", "?size@open@sm@@QEBAHXZ", "_RNvNtCs4fqI2P2rA04_2sm3ffi7sm_free"];
        foreach (var name in names)
        {
            for (var length = 0; length <= name.Length; length++)
            {
                MangledName.TryRead(name[..length], out _);
            }
        }
    }

    [FactIfTool("g++")]
    public void FunctionsOfARealCompilerAreRead()
    {
        using var folder = new Workshop();
        folder.Write("a.cpp", Cpp);
        folder.Run("g++", "-shared", "-fPIC", "a.cpp", "-o", "a.so");

        Check(folder.Read("a.so"));
    }

    [FactIfTool("clang++", "lld-link")]
    public void FunctionsOfMicrosoftsNamesAreRead()
    {
        using var folder = new Workshop();
        folder.Write("a.cpp", Cpp);
        folder.Run("clang++", "--target=x86_64-pc-windows-msvc", "-c", "a.cpp", "-o", "a.obj");
        Assert.True(ObjectFile.TryRead(folder.Read("a.obj"), out var file, out var problem), problem);
        folder.Run(["lld-link", "/dll", "/noentry", "/nodefaultlib", "/out:a.dll", "a.obj",
            .. file.Definitions.Where(symbol => symbol.IsVisible).Select(symbol => "/export:" + symbol.Name)]);

        Check(folder.Read("a.dll"));
    }

    private static void Check(byte[] bytes)
    {
        Assert.True(SharedLibrary.TryRead(bytes, out var library, out var problem), problem);
        var read = library.Exports.Select(export => MangledName.TryRead(export, out var name) ? name : null).OfType<MangledName>().ToHashSet();

        Assert.Subset(
            read.ToHashSet(),
            new HashSet<MangledName>
            {
                new(MangledLanguage.Cpp, "sm_global", true), new(MangledLanguage.Cpp, "sm_nothing", true), new(MangledLanguage.Cpp, "sm_scoped", false),
                new(MangledLanguage.Cpp, "member", false), new(MangledLanguage.Cpp, "of_class", false),
            });
        Assert.DoesNotContain(read, name => name.Identifier is "sm_data" or "sm_template" or "sm_plain" or "inner_class");
    }
}
