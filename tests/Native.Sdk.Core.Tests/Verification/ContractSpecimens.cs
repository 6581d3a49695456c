using System.CodeDom.Compiler;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

#pragma warning disable CA1401, CA2101, SYSLIB1054 // Every way to write an import, the old ones too.

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Imports in every form; nothing calls them. What they look like in the metadata is what the tests read.</summary>
public static partial class ContractSpecimens
{
    [DllImport("sm")]
    public static extern int sm_plain();

    [DllImport("sm.dll", EntryPoint = "sm_named", CharSet = CharSet.Unicode, CallingConvention = CallingConvention.Cdecl)]
    public static extern int Named(string text);

    [DllImport("libsm", ExactSpelling = true, CharSet = CharSet.Auto, CallingConvention = CallingConvention.StdCall)]
    public static extern int sm_exact(string text);

    [DllImport("sm", EntryPoint = "#12")]
    public static extern int ByNumber();

    [LibraryImport("sm")]
    public static partial int sm_blittable(int number);

    [LibraryImport("sm", EntryPoint = "sm_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Open(string path);

    [LibraryImport("sm"), SupportedOSPlatform("windows10.0.17763"), SupportedOSPlatform("linux")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool sm_some();

    [DllImport("sm"), GeneratedCode("Native.Sdk", "1.0")]
    public static extern int sm_generated();

    [DllImport("sm"), UnsupportedOSPlatform("windows"), UnsupportedOSPlatform("macos10.1")]
    public static extern int sm_not_windows();

    public static int CallsLocal()
    {
        return sm_local();

        [DllImport("sm")]
        static extern int sm_local();
    }

    [GeneratedCode("Native.Sdk", "1.0")]
    public static partial class Generated
    {
        [DllImport("sm", ExactSpelling = true)]
        public static extern int sm_raw();

        public static class Inner
        {
            [DllImport("sm", ExactSpelling = true)]
            public static extern int sm_inner();
        }
    }

    [GeneratedCode("Other.Tool", "1.0"), SupportedOSPlatform("ios")]
    public static partial class OfOthers<T>
        where T : struct
    {
        [SupportedOSPlatform("linux"), MethodImpl(MethodImplOptions.NoInlining)]
        public static int Nothing() => Unsafe.SizeOf<T>();
    }

    [SupportedOSPlatform("ios")]
    public static class Phone
    {
        [DllImport("sm")]
        public static extern int sm_phone();
    }
}
